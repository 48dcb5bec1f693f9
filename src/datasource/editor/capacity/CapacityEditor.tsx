// The fields of a capacity query: which series, what there is, how far ahead, and in which form.
import { Stack } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { CapacityQuery } from '../../query/capacity/index.ts';
import { CalendarAndLimits } from '../calendar/index.ts';
import type { KindEditorProps } from '../editor-props.ts';
import { ForecastOptions } from '../ForecastOptions.tsx';
import { HorizonField } from '../HorizonField.tsx';
import { SeriesField } from '../SeriesField.tsx';
import { NO_LABELS, SeriesRow } from '../SeriesRow.tsx';
import { TypedField } from '../TypedField.tsx';
import { isAlerting, useVariables } from '../template-variables.ts';
import { useSuggestions } from '../use-suggestions.ts';
import { RuleNote } from './RuleNote.tsx';
import { readCapacity } from './read-capacity.ts';
import { ShowFields } from './ShowFields.tsx';

export function CapacityEditor({ datasource, query, change, data, app }: KindEditorProps<CapacityQuery>) {
  const { ask, settings } = datasource;
  const suggestions = useSuggestions(ask, query.metric);
  const variables = useVariables(app);
  const field = { query, change };
  return (
    <>
      <SeriesRow {...field} suggestions={suggestions} ask={ask} variables={variables} />
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <SeriesField {...field} labels={suggestions.labels.value ?? NO_LABELS} variables={variables} />
        <HorizonField {...field} settings={settings} frames={data?.series ?? []} />
        <TypedField
          label="Capacity"
          value={query.capacity}
          read={readCapacity}
          onChange={capacity => change({ capacity })}
          inputMode="decimal"
          placeholder="not known"
          width={18}
          testId={TEST_IDS.queryEditor.capacity}
        />
        <ShowFields {...field} inRule={isAlerting(app)} />
      </Stack>
      <ForecastOptions {...field} settings={settings} methods={suggestions.methods.value ?? []} />
      <CalendarAndLimits {...field} ask={ask} />
      {isAlerting(app) ? <RuleNote query={query} /> : null}
    </>
  );
}
