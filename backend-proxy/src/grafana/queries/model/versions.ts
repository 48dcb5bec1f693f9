// The model versions of the series, newest first.
import type { ModelQueryOptions } from '@foresight/contracts';
import { type ModelRow, readModels, type SeriesState, type Store } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import type { FieldSpec, FrameSpec } from '../../frames/index.ts';
import type { QueryContext } from '../query-type.ts';
import { seriesTitles } from '../series/index.ts';
import { nothingFits } from './find.ts';

const MOST_VERSIONS = 1_000;

export async function versionsFrame(
  store: Store,
  { caller: { workspaceId }, signal }: QueryContext,
  query: ModelQueryOptions,
  states: readonly SeriesState[],
): Promise<FrameSpec> {
  const filter = { ids: states.map(({ id }) => id), activeOnly: false, limit: MOST_VERSIONS };
  const read = store.inWorkspace(workspaceId, trx => readModels(trx, workspaceId, filter));
  const rows = await abortable(read, signal);
  const why = states.length === 0 ? nothingFits(query) : 'no model was trained yet';
  const cut = `the newest ${MOST_VERSIONS} versions; narrow the labels to see others`;
  const text = rows.length === 0 ? why : rows.length === MOST_VERSIONS ? cut : undefined;
  return {
    name: 'versions',
    meta: { type: 'table', ...(text ? { notices: [{ severity: 'info' as const, text }] } : {}) },
    fields: rows.length === 0 ? [] : fieldsOf(rows, states),
  };
}

function fieldsOf(rows: readonly ModelRow[], states: readonly SeriesState[]): FieldSpec[] {
  const titles = new Map(seriesTitles(states).map((title, i) => [states[i]!.id, title]));
  const time = (name: string, value: (row: ModelRow) => string): FieldSpec => ({
    name,
    type: 'time',
    values: Float64Array.from(rows, row => Date.parse(value(row))),
  });
  const text = (name: string, value: (row: ModelRow) => string): FieldSpec => ({
    name,
    type: 'string',
    values: rows.map(value),
  });
  return [
    time('trained at', row => row.created_at),
    text('metric', row => row.metric),
    text('series', row => titles.get(row.series_id) ?? row.metric),
    text('model', row => row.name),
    text('method', row => row.method),
    text('version', row => row.version),
    time('trained from', row => row.training_start),
    time('trained to', row => row.training_end),
    text('run', row => row.run_id),
    {
      name: 'skill',
      type: 'number',
      values: Float64Array.from(rows, row => row.skill ?? Number.NaN),
      nullable: true,
      config: { unit: 'percentunit' },
    },
    text('active', row => (row.active ? 'yes' : 'no')),
  ];
}
