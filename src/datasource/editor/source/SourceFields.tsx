// Another data source, its own editor, and how far back its answer is learned from.
import { DEFAULT_HISTORY, type Source, spanMs } from '@foresight/contracts';
import { DataSourcePicker } from '@grafana/runtime';
import { Field, Label, Stack } from '@grafana/ui';
import { useId } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { canBeSource } from '../../source/index.ts';
import type { SeriesFieldProps } from '../field-props.ts';
import { isAlerting } from '../template-variables.ts';
import { usePlace } from './editor-place.ts';
import { OtherEditor } from './OtherEditor.tsx';
import { SpanField } from './SpanField.tsx';
import { TokenNote } from './TokenNote.tsx';

interface Props extends SeriesFieldProps {
  readonly source: Source;
}

export function SourceFields({ source, change }: Props) {
  const id = useId();
  const { app, save } = usePlace();
  const { datasource, history, step } = source;
  const set = (members: Partial<Source>) => {
    const entries = Object.entries({ ...source, ...members }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries) as Source;
  };
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <Field label={<Label htmlFor={id}>Data source</Label>} noMargin>
          <div data-testid={TEST_IDS.queryEditor.source}>
            <DataSourcePicker
              inputId={id}
              current={datasource.uid ? datasource : null}
              noDefault
              metrics
              alerting={isAlerting(app)}
              filter={canBeSource}
              onChange={({ uid, type }) => {
                // The query of another type means nothing to this one.
                const query = type === datasource.type ? source.query : {};
                change({ source: set({ datasource: { uid, type }, query }) });
              }}
              width={32}
            />
          </div>
        </Field>
        <SpanField
          label="Learn from"
          value={history}
          placeholder={DEFAULT_HISTORY}
          onChange={value => change({ source: set({ history: value }) })}
          testId={TEST_IDS.queryEditor.history}
        />
        <SpanField
          label="Step"
          value={step}
          placeholder={`about ${stepText(history)}`}
          onChange={value => change({ source: set({ step: value }) })}
          testId={TEST_IDS.queryEditor.step}
        />
      </Stack>
      {datasource.uid && (
        <OtherEditor key={datasource.uid} source={source} onChange={query => save({ source: set({ query }) })} />
      )}
      {isAlerting(app) && <TokenNote />}
    </Stack>
  );
}

/** What the history is asked in, where no step is named. */
function stepText(history = DEFAULT_HISTORY): string {
  const minutes = Math.max(1, Math.round((spanMs(history) ?? 0) / 1_500 / 60_000));
  return minutes < 60 ? `${minutes}m` : `${Math.round(minutes / 60)}h`;
}
