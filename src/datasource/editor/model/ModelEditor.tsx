// The fields of a model query: which series, what to show of their models, and which number.
import { MODEL_STATS, MODEL_VIEWS, type ModelStat, type ModelView } from '@foresight/contracts';
import { Alert, Stack } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { ModelQuery } from '../../query/model/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import type { KindEditorProps } from '../editor-props.ts';
import type { SeriesFieldProps } from '../field-props.ts';
import { SeriesRow } from '../SeriesRow.tsx';
import { isAlerting, useVariables } from '../template-variables.ts';
import { useSuggestions } from '../use-suggestions.ts';

const VIEWS: Readonly<Record<ModelView, string>> = {
  health: 'A row for each series: can its forecast be trusted',
  versions: 'A row for each model version that was trained',
  errors: 'A line for each series: how wrong its forecasts were',
  challengers: 'A row for each challenger: is it better than what serves',
};
const STATS: Readonly<Record<ModelStat, string>> = {
  healthy: '1 for fresh, 0 for any other state',
  skill: 'Better than seasonal naive by this share, in the backtest',
  coverage: 'Share of the latest values that the band held',
  promised: 'Share that the band promised to hold',
  error_ratio: "Latest errors over the backtest's",
  age_hours: 'Hours since the forecast was made',
};

export function ModelEditor({ datasource: { ask }, query, change, app }: KindEditorProps<ModelQuery>) {
  const { metric = '', show } = query;
  const suggestions = useSuggestions(ask, metric);
  const variables = useVariables(app);
  const numbers = show === undefined || show === 'health';
  return (
    <>
      <SeriesRow
        query={{ ...query, metric }}
        change={change as SeriesFieldProps['change']}
        suggestions={suggestions}
        ask={ask}
        variables={variables}
        none="every metric"
      />
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <ChoiceField
          label="Show"
          value={show}
          options={MODEL_VIEWS.map(value => ({ value, description: VIEWS[value] }))}
          onChange={value => change({ show: value })}
          placeholder="health"
          width={24}
          testId={TEST_IDS.queryEditor.modelShow}
        />
        {numbers ? (
          <ChoiceField
            label="Number"
            value={query.stat}
            options={MODEL_STATS.map(value => ({ value, description: STATS[value] }))}
            onChange={value => change({ stat: value })}
            placeholder={isAlerting(app) ? 'healthy' : 'all'}
            width={32}
            testId={TEST_IDS.queryEditor.modelStat}
          />
        ) : null}
      </Stack>
      {isAlerting(app) && !numbers ? (
        <Alert severity="warning" title={`'${show}' is no number that a rule could judge`} bottomSpacing={0}>
          Fix: show health.
        </Alert>
      ) : null}
    </>
  );
}
