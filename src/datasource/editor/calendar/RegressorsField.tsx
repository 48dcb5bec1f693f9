// Other stored metrics that move this one. They must be known over the horizon.
import { type ForecastChoice, MOST_REGRESSORS } from '@foresight/contracts';
import { Field, Label } from '@grafana/ui';
import { useCallback, useId, useState } from 'react';
import { type Resources, useLoaded } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { FieldProps } from '../field-props.ts';
import { MultiChoice } from '../MultiChoice.tsx';
import { regressorText } from './calendar-text.ts';

interface Props extends FieldProps<ForecastChoice & { metric?: string }> {
  readonly ask: Resources;
}

export function RegressorsField({ query: { metric, regressors = [] }, change, ask }: Props) {
  const labelId = useId();
  const [tooMany, setTooMany] = useState<string>();
  const { value: metrics = [] } = useLoaded(useCallback(() => ask.metrics(), [ask]));
  const others = metrics.map(one => one.metric).filter(name => name !== metric);
  // Those that a file names with labels are kept as they are.
  const saved = new Map(regressors.map(choice => [regressorText(choice), choice]));
  const choose = (chosen: readonly string[]) => {
    setTooMany(chosen.length > MOST_REGRESSORS ? `${MOST_REGRESSORS} metrics are the most` : undefined);
    if (chosen.length > MOST_REGRESSORS) return;
    change({ regressors: chosen.length > 0 ? chosen.map(text => saved.get(text) ?? text) : undefined });
  };
  return (
    <Field
      label={<Label id={labelId}>Moved by other metrics</Label>}
      noMargin
      invalid={tooMany !== undefined}
      error={tooMany}
    >
      <MultiChoice
        labelledBy={labelId}
        options={[...new Set([...others, ...saved.keys()])].map(value => ({ value }))}
        value={[...saved.keys()]}
        onChange={choose}
        placeholder="none"
        width={46}
        testId={TEST_IDS.queryEditor.regressors}
      />
    </Field>
  );
}
