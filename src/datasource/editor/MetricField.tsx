// Which metric: searched among the stored ones, with how many series it has and how fresh they are.
import type { MetricAnswer } from '@foresight/contracts';
import { getTimeZone } from '@grafana/data';
import { type ComboboxOption, Field } from '@grafana/ui';
import { useCallback, useId } from 'react';
import { formats } from '../../shared/format/index.ts';
import { type Loaded, metricText, type Resources } from '../../shared/service/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { SeriesFieldProps } from './field-props.ts';
import { SearchCombobox } from './SearchCombobox.tsx';
import { suggest } from './suggest.ts';
import { withVariables } from './template-variables.ts';
import { unknownMetric } from './unknown-metric.ts';

interface Props extends SeriesFieldProps {
  readonly metrics: Loaded<readonly MetricAnswer[]>;
  readonly ask: Resources;
  readonly variables: readonly ComboboxOption[];
  /** What no metric means, where it means something: the choice can be taken away then. */
  readonly none?: string | undefined;
}

export function MetricField({ query: { metric }, change, metrics, ask, variables, none }: Props) {
  const id = useId();
  const { retry } = metrics;
  // Asked when the list is opened, so that what was imported a minute ago is in it.
  const search = useCallback(
    async (text: string) => {
      const known = await ask.metrics().catch(() => undefined);
      if (!known) retry();
      const { date } = formats(getTimeZone(), Date.now());
      const stored = (known ?? []).map(one => ({
        value: one.metric,
        label: one.metric,
        description: metricText(one, date),
      }));
      return suggest(withVariables(stored, variables, 'Metrics'), text);
    },
    [ask, retry, variables],
  );
  const wrong = unknownMetric(metric ?? '', metrics.value);
  return (
    <Field
      label="Metric"
      htmlFor={id}
      noMargin
      invalid={wrong !== undefined}
      error={wrong}
      validationMessageHorizontalOverflow
    >
      <SearchCombobox
        id={id}
        search={search}
        value={metric || null}
        onChange={value => change({ metric: value })}
        {...(none === undefined ? {} : { onClear: () => change({ metric: undefined }) })}
        placeholder={none ?? 'Choose a metric'}
        width={32}
        testId={TEST_IDS.queryEditor.metric}
      />
    </Field>
  );
}
