// The fields of a forecast query. Each change is saved at once and asked once: on choosing, or on leaving a text.
import { Stack } from '@grafana/ui';
import type { ForecastQuery } from '../../query/index.ts';
import { CalendarAndLimits } from '../calendar/index.ts';
import type { KindEditorProps } from '../editor-props.ts';
import { HorizonField } from '../HorizonField.tsx';
import { SeriesField } from '../SeriesField.tsx';
import { NO_LABELS, SeriesRow } from '../SeriesRow.tsx';
import { useVariables } from '../template-variables.ts';
import { GoalsAndLimits } from '../thresholds/index.ts';
import { useSuggestions } from '../use-suggestions.ts';
import { AlertingNote } from './AlertingNote.tsx';
import { Options } from './Options.tsx';

export function ForecastEditor({ datasource, query, change, data, app }: KindEditorProps<ForecastQuery>) {
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
      </Stack>
      <Options {...field} settings={settings} methods={suggestions.methods.value ?? []} />
      <CalendarAndLimits {...field} ask={ask} />
      <GoalsAndLimits {...field} />
      <AlertingNote {...field} app={app} />
    </>
  );
}
