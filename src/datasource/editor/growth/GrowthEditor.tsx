// The fields of a growth query: which series, what of them, and the goals.
import {
  BETTER,
  type Better,
  GROWTH_RATES,
  GROWTH_VIEWS,
  type GrowthRate,
  type GrowthView,
} from '@foresight/contracts';
import { Alert, Stack } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { GrowthQuery } from '../../query/growth/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { CalendarAndLimits } from '../calendar/index.ts';
import type { KindEditorProps } from '../editor-props.ts';
import { ForecastOptions } from '../ForecastOptions.tsx';
import { HorizonField } from '../HorizonField.tsx';
import { SeriesField } from '../SeriesField.tsx';
import { NO_LABELS, SeriesRow } from '../SeriesRow.tsx';
import { isAlerting, useVariables } from '../template-variables.ts';
import { useSuggestions } from '../use-suggestions.ts';
import { GoalsField } from './GoalsField.tsx';
import { MilestonesField } from './MilestonesField.tsx';

const VIEWS: Readonly<Record<GrowthView, string>> = {
  series: 'History, best, likely and worst case over time',
  goals: 'A row a goal: its chance, and when to expect it',
  milestones: 'The same for the next round numbers, or values you name',
  rate: 'The horizon against the same span before, in percent',
};
const RATES: Readonly<Record<GrowthRate, string>> = {
  growth: 'Of the whole horizon, with its range',
  per_week: 'As a steady rate by week',
  per_month: 'As a steady rate by month',
  per_year: 'As a steady rate by year; needs a year of history',
};
const WAYS: Readonly<Record<Better, string>> = {
  higher: 'Best is the upper end of the range',
  lower: 'Best is the lower end: errors, costs',
};
/** What a rule gets of each view. */
const IN_RULE: Readonly<Record<GrowthView, string>> = {
  series: 'the likely case of the steps to come, for each series',
  goals: 'the chance of each goal, told apart by the label goal',
  milestones: 'the chance of each milestone; round numbers move with the series, so name them for a rule',
  rate: 'growth in percent, for each series',
};

export function GrowthEditor({ datasource, query, change, data, app }: KindEditorProps<GrowthQuery>) {
  const { ask, settings } = datasource;
  const suggestions = useSuggestions(ask, query.metric);
  const variables = useVariables(app);
  const field = { query, change };
  const { show = 'series', goals = [] } = query;
  return (
    <>
      <SeriesRow {...field} suggestions={suggestions} ask={ask} variables={variables} />
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <SeriesField {...field} labels={suggestions.labels.value ?? NO_LABELS} variables={variables} />
        <HorizonField {...field} settings={settings} frames={data?.series ?? []} />
        <ChoiceField
          label="Show"
          value={query.show}
          options={GROWTH_VIEWS.map(value => ({ value, description: VIEWS[value] }))}
          onChange={value => change({ show: value })}
          placeholder="series"
          width={22}
          testId={TEST_IDS.queryEditor.growthShow}
        />
        <ChoiceField
          label="Better"
          value={query.better}
          options={BETTER.map(value => ({ value, description: WAYS[value] }))}
          onChange={better => change({ better })}
          placeholder="higher"
          width={16}
          testId={TEST_IDS.queryEditor.growthBetter}
        />
        {show === 'rate' ? (
          <ChoiceField
            label="Number"
            value={query.stat}
            options={GROWTH_RATES.map(value => ({ value, description: RATES[value] }))}
            onChange={stat => change({ stat })}
            placeholder={isAlerting(app) ? 'growth' : 'all'}
            width={20}
            testId={TEST_IDS.queryEditor.growthStat}
          />
        ) : null}
      </Stack>
      {show === 'goals' ? (
        <GoalsField value={goals} onChange={next => change({ goals: next.length > 0 ? next : undefined })} needed />
      ) : null}
      {show === 'milestones' ? <MilestonesField {...field} /> : null}
      <ForecastOptions {...field} settings={settings} methods={suggestions.methods.value ?? []} />
      <CalendarAndLimits {...field} ask={ask} />
      {isAlerting(app) ? <Alert severity="info" title={`The rule gets ${IN_RULE[show]}`} bottomSpacing={0} /> : null}
    </>
  );
}
