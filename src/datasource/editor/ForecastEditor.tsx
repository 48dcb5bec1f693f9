// The fields of a forecast query. Each change is saved at once and asked once: on choosing, or on leaving a text.
import type { LabelValuesAnswer } from '@foresight/contracts';
import { Stack } from '@grafana/ui';
import { useMemo } from 'react';
import { ProblemAlert } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import type { ForecastQuery } from '../query/index.ts';
import { AlertingNote } from './AlertingNote.tsx';
import { CalendarAndLimits } from './calendar/index.ts';
import type { EditorProps } from './editor-props.ts';
import { Help } from './Help.tsx';
import { HorizonField } from './HorizonField.tsx';
import { LabelFilters } from './LabelFilters.tsx';
import { MetricField } from './MetricField.tsx';
import { Options } from './Options.tsx';
import { SeriesField } from './SeriesField.tsx';
import { isAlerting, variableOptions } from './template-variables.ts';
import { useChange } from './use-change.ts';
import { useSuggestions } from './use-suggestions.ts';

const NONE: readonly LabelValuesAnswer[] = [];

interface Props extends EditorProps {
  /** The query, brought up to date. */
  readonly opened: ForecastQuery;
}

export function ForecastEditor({ datasource, opened: query, query: saved, onChange, onRunQuery, data, app }: Props) {
  const { metrics, labels, methods, problem, retry } = useSuggestions(datasource.ask, query.metric);
  const variables = useMemo(() => (isAlerting(app) ? [] : variableOptions()), [app]);
  const change = useChange(query, saved, { onChange, onRunQuery });
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
          <LabelFilters {...field} labels={labels.value ?? NONE} variables={variables} />
        </Stack>
        <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
          <SeriesField {...field} labels={labels.value ?? NONE} variables={variables} />
          <HorizonField {...field} settings={datasource.settings} frames={data?.series ?? []} />
        </Stack>
        <Options {...field} settings={datasource.settings} methods={methods.value ?? []} />
        <CalendarAndLimits {...field} ask={datasource.ask} />
        <AlertingNote {...field} app={app} variables={datasource.targetContainsTemplate(query)} />
        <Help />
      </Stack>
    </div>
  );
}
