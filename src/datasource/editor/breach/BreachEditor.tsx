// The fields of a breach query: which series, which limits, how far ahead, and which number.
import { BREACH_FORMATS, BREACH_STATS, type BreachFormat, type BreachStat } from '@foresight/contracts';
import { Alert, Stack } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { BreachQuery } from '../../query/breach/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { CalendarAndLimits } from '../calendar/index.ts';
import type { KindEditorProps } from '../editor-props.ts';
import { ForecastOptions } from '../ForecastOptions.tsx';
import { HorizonField } from '../HorizonField.tsx';
import { SeriesField } from '../SeriesField.tsx';
import { NO_LABELS, SeriesRow } from '../SeriesRow.tsx';
import { isAlerting, useVariables } from '../template-variables.ts';
import { ThresholdsField } from '../thresholds/index.ts';
import { useSuggestions } from '../use-suggestions.ts';

const STATS: Readonly<Record<BreachStat, string>> = {
  probability: 'Chance of getting beyond the limit, 0 to 1',
  days_until: 'Days until it is as likely as not; ∞ within the horizon never',
  headroom: 'What is left to the limit at the far end of the range',
  current: 'The last value',
  min: 'The lowest point of the forecast',
  max: 'The highest point of the forecast',
  beyond_now: '1 where the last value is beyond the limit already',
};
const FORMATS: Readonly<Record<BreachFormat, string>> = {
  numeric: 'Numbers of the present moment',
  table: 'With dates, and why numbers are missing',
};

export function BreachEditor({ datasource, query, change, data, app }: KindEditorProps<BreachQuery>) {
  const { ask, settings } = datasource;
  const suggestions = useSuggestions(ask, query.metric);
  const variables = useVariables(app);
  const field = { query, change };
  const inRule = isAlerting(app);
  return (
    <>
      <SeriesRow {...field} suggestions={suggestions} ask={ask} variables={variables} />
      <ThresholdsField label="Limits" value={query.limits} onChange={limits => change({ limits })} needed />
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <SeriesField {...field} labels={suggestions.labels.value ?? NO_LABELS} variables={variables} />
        <HorizonField {...field} settings={settings} frames={data?.series ?? []} />
        <ChoiceField
          label="Number"
          value={query.stat}
          options={BREACH_STATS.map(value => ({ value, description: STATS[value] }))}
          onChange={stat => change({ stat })}
          placeholder={inRule ? 'probability' : 'all'}
          width={26}
          testId={TEST_IDS.queryEditor.breachStat}
        />
        {inRule ? null : (
          <ChoiceField
            label="Format"
            value={query.format}
            options={BREACH_FORMATS.map(value => ({ value, description: FORMATS[value] }))}
            onChange={format => change({ format })}
            placeholder="numeric"
            width={20}
            testId={TEST_IDS.queryEditor.breachFormat}
          />
        )}
      </Stack>
      <ForecastOptions {...field} settings={settings} methods={suggestions.methods.value ?? []} />
      <CalendarAndLimits {...field} ask={ask} />
      {inRule ? <RuleNote stat={query.stat ?? 'probability'} /> : null}
    </>
  );
}

function RuleNote({ stat }: { readonly stat: BreachStat }) {
  return (
    <Alert severity="info" title={`The rule gets ${stat} for each series and limit`} bottomSpacing={0}>
      Each is an instance of its own, told apart by its labels and the label <code>limit</code>. One whose forecast has
      run out, or whose data stopped, is No Data: leave the rule's no-data state at No Data or Alerting.
    </Alert>
  );
}
