// The fields of a quality query: which series, a row for what, and which number.
import { QUALITY_STATS, QUALITY_VIEWS, type QualityStat, type QualityView } from '@foresight/contracts';
import { Alert, Stack } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { QualityQuery } from '../../query/quality/index.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import type { KindEditorProps } from '../editor-props.ts';
import type { SeriesFieldProps } from '../field-props.ts';
import { SeriesRow } from '../SeriesRow.tsx';
import { isAlerting, useVariables } from '../template-variables.ts';
import { useSuggestions } from '../use-suggestions.ts';

const VIEWS: Readonly<Record<QualityView, string>> = {
  series: 'A row for each series',
  metrics: 'A row for each metric: its worst series',
  imports: 'A row for each imported file',
};
const STATS: Readonly<Record<QualityStat, string>> = {
  completeness: 'Share of the expected steps that hold a value',
  age_seconds: 'Seconds since the last value',
  age_steps: 'Whole steps since the last value',
  longest_gap: 'Most steps in a row without a value',
  points: 'Values within the time range',
};

export function QualityEditor({ datasource: { ask }, query, change, app }: KindEditorProps<QualityQuery>) {
  const { metric = '', show } = query;
  const suggestions = useSuggestions(ask, metric);
  const variables = useVariables(app);
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
          options={QUALITY_VIEWS.map(value => ({ value, description: VIEWS[value] }))}
          onChange={value => change({ show: value })}
          placeholder="series"
          width={24}
          testId={TEST_IDS.queryEditor.qualityShow}
        />
        {show === 'imports' ? null : (
          <ChoiceField
            label="Number"
            value={query.stat}
            options={QUALITY_STATS.map(value => ({ value, description: STATS[value] }))}
            onChange={value => change({ stat: value })}
            placeholder={isAlerting(app) ? 'completeness' : 'all'}
            width={32}
            testId={TEST_IDS.queryEditor.qualityStat}
          />
        )}
      </Stack>
      {isAlerting(app) && show === 'imports' ? (
        <Alert severity="warning" title="A list of files is no number that a rule could judge" bottomSpacing={0}>
          Fix: show series or metrics.
        </Alert>
      ) : null}
    </>
  );
}
