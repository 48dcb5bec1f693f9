// The fields of a what-if query: which series, which scenario, and what is shown of it.
import { WHATIF_STATS, WHATIF_VIEWS, type WhatIfStat, type WhatIfView } from '@foresight/contracts';
import { Alert, Stack } from '@grafana/ui';
import { useCallback } from 'react';
import { ProblemAlert } from '../../../shared/components/index.ts';
import { useLoaded } from '../../../shared/service/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { WhatIfQuery } from '../../query/whatif/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { CalendarAndLimits } from '../calendar/index.ts';
import type { KindEditorProps } from '../editor-props.ts';
import { ForecastOptions } from '../ForecastOptions.tsx';
import { HorizonField } from '../HorizonField.tsx';
import { SeriesField } from '../SeriesField.tsx';
import { NO_LABELS, SeriesRow } from '../SeriesRow.tsx';
import { isAlerting, useVariables } from '../template-variables.ts';
import { useSuggestions } from '../use-suggestions.ts';
import { AdjustmentsField } from './AdjustmentsField.tsx';
import { ScenarioField } from './ScenarioField.tsx';

const VIEWS: Readonly<Record<WhatIfView, string>> = {
  series: 'History, base and scenario over time',
  difference: 'Scenario minus base, summed over the horizon',
};
const STATS: Readonly<Record<WhatIfStat, string>> = {
  difference: 'In the units of the metric',
  percent: 'Of the base',
};

export function WhatIfEditor({ datasource, query, change, data, app }: KindEditorProps<WhatIfQuery>) {
  const { ask, settings } = datasource;
  const suggestions = useSuggestions(ask, query.metric);
  const scenarios = useLoaded(useCallback(() => ask.scenarios(), [ask]));
  const variables = useVariables(app);
  const field = { query, change };
  const { show = 'series', scenario, adjustments = [] } = query;
  const inRule = isAlerting(app);
  const gets = show === 'difference' ? (query.stat ?? 'difference') : "the scenario's steps to come";
  return (
    <>
      <SeriesRow {...field} suggestions={suggestions} ask={ask} variables={variables} />
      {scenarios.problem ? (
        <ProblemAlert
          what="No saved scenarios"
          problem={scenarios.problem}
          retry={scenarios.retry}
          retrying={scenarios.loading}
        />
      ) : null}
      <ScenarioField {...field} scenarios={scenarios} />
      {scenario === undefined ? (
        <AdjustmentsField
          value={adjustments}
          onChange={next => change({ adjustments: next.length > 0 ? next : undefined })}
          metric={query.metric ?? ''}
        />
      ) : null}
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <SeriesField {...field} labels={suggestions.labels.value ?? NO_LABELS} variables={variables} />
        <HorizonField {...field} settings={settings} frames={data?.series ?? []} />
        <ChoiceField
          label="Show"
          value={query.show}
          options={WHATIF_VIEWS.map(value => ({ value, description: VIEWS[value] }))}
          onChange={value => change({ show: value })}
          placeholder="series"
          width={22}
          testId={TEST_IDS.queryEditor.whatIfShow}
        />
        {show === 'difference' ? (
          <ChoiceField
            label="Number"
            value={query.stat}
            options={WHATIF_STATS.map(value => ({ value, description: STATS[value] }))}
            onChange={stat => change({ stat })}
            placeholder={inRule ? 'difference' : 'all'}
            width={20}
            testId={TEST_IDS.queryEditor.whatIfStat}
          />
        ) : null}
      </Stack>
      <ForecastOptions {...field} settings={settings} methods={suggestions.methods.value ?? []} />
      <CalendarAndLimits {...field} ask={ask} />
      {inRule ? <Alert severity="info" title={`The rule gets ${gets}, for each series`} bottomSpacing={0} /> : null}
    </>
  );
}
