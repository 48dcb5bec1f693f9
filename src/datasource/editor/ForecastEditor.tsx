// The fields of a forecast query. Each change is saved at once and asked once: on choosing, or on leaving a text.
import type { ForecastQueryOptions } from '@foresight/contracts';
import { Stack } from '@grafana/ui';
import { ProblemAlert } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { changed } from '../query/index.ts';
import { AlertingNote } from './AlertingNote.tsx';
import type { EditorProps } from './editor-props.ts';
import { Help } from './Help.tsx';
import { HorizonField } from './HorizonField.tsx';
import { LabelFilters } from './LabelFilters.tsx';
import { MetricField } from './MetricField.tsx';
import { Options } from './Options.tsx';
import { SeriesField } from './SeriesField.tsx';
import { isAlerting, variableOptions } from './template-variables.ts';
import { useSuggestions } from './use-suggestions.ts';

export function ForecastEditor({ datasource, query, onChange, onRunQuery, data, app }: EditorProps) {
  const { metrics, labels, methods, problem, retry } = useSuggestions(datasource.ask, query.metric);
  const variables = isAlerting(app) ? [] : variableOptions();
  const change = (members: Partial<ForecastQueryOptions>) => {
    onChange(changed(query, members));
    onRunQuery();
  };
  const field = { query, change };
  return (
    <div data-testid={TEST_IDS.queryEditor.root}>
      <Stack direction="column" gap={1}>
        {problem ? (
          <ProblemAlert
            what="No suggestions"
            problem={problem}
            retry={retry}
            retrying={metrics.loading || labels.loading}
          />
        ) : null}
        <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
          <MetricField {...field} metrics={metrics} ask={datasource.ask} variables={variables} />
          <LabelFilters {...field} labels={labels.value ?? []} variables={variables} />
        </Stack>
        <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
          <SeriesField {...field} labels={labels.value ?? []} variables={variables} />
          <HorizonField {...field} settings={datasource.settings} frames={data?.series ?? []} />
        </Stack>
        <Options {...field} settings={datasource.settings} methods={methods.value ?? []} />
        <AlertingNote app={app} variables={datasource.targetContainsTemplate(query)} />
        <Help />
      </Stack>
    </div>
  );
}
