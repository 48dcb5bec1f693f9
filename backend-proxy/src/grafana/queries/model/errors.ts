// How wrong each forecast of the past was, a point a forecast at the time when it was issued.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ModelQueryOptions, TIME_FIELD, VALUE_FIELD } from '@foresight/contracts';
import { scaledErrors } from '../../../predictions/life/index.ts';
import { readPastForecasts, readPoints, type SeriesState, type Store } from '../../../store/index.ts';
import type { FrameSpec } from '../../frames/index.ts';
import type { QueryContext } from '../query-type.ts';
import { seriesTitles } from '../series/index.ts';
import { nothingFits } from './find.ts';

/** Forecasts of a series, the latest. */
const MOST_FORECASTS = 365;
/** Series whose points are in memory at once. */
const SLICE = 16;

/** Series whose forecasts have met no value yet are left out, and a notice says so. */
export async function errorFrames(
  store: Store,
  context: QueryContext,
  query: ModelQueryOptions,
  states: readonly SeriesState[],
): Promise<FrameSpec[]> {
  const titles = seriesTitles(states);
  const frames: FrameSpec[] = [];
  for (let at = 0; at < states.length; at += SLICE) {
    context.signal.throwIfAborted();
    const slice = states.slice(at, at + SLICE);
    for (const [i, errors] of (await errorsOf(store, context, slice)).entries()) {
      if (errors.length > 0) frames.push(frameOf(slice[i]!, titles[at + i]!, errors));
    }
  }
  return withNotice(frames, states, query);
}

async function errorsOf(store: Store, { caller: { workspaceId }, range }: QueryContext, slice: readonly SeriesState[]) {
  const ids = slice.map(({ id }) => id);
  const when = { from: new Date(range.from), to: new Date(range.to), most: MOST_FORECASTS };
  const [points, past] = await store.inWorkspace(workspaceId, async trx => [
    await readPoints(trx, ids),
    await readPastForecasts(trx, workspaceId, ids, when),
  ]);
  const bySeries = Map.groupBy(past, one => one.series_id);
  const errors: { time: number; error: number }[][] = [];
  for (const id of ids) {
    errors.push(scaledErrors(bySeries.get(id) ?? [], points.get(id)!));
    // Others have their turn between two series.
    await nextTurn();
  }
  return errors;
}

function frameOf(series: SeriesState, title: string, errors: readonly { time: number; error: number }[]): FrameSpec {
  return {
    name: title,
    meta: { type: 'timeseries-multi' },
    fields: [
      { name: TIME_FIELD, type: 'time', values: Float64Array.from(errors, one => one.time) },
      {
        name: VALUE_FIELD,
        type: 'number',
        values: Float64Array.from(errors, one => one.error),
        labels: { ...series.labels, metric: series.metric },
        config: { displayName: title },
      },
    ],
  };
}

function withNotice(frames: FrameSpec[], states: readonly SeriesState[], query: ModelQueryOptions): FrameSpec[] {
  const silent = states.length - frames.length;
  if (states.length > 0 && silent === 0) return frames;
  const text =
    states.length === 0
      ? nothingFits(query)
      : `of ${silent} of ${states.length} series no forecast of this time range has met its values yet`;
  const meta = { type: 'timeseries-multi' as const, notices: [{ severity: 'info' as const, text }] };
  const [first, ...rest] = frames;
  return first ? [{ ...first, meta: { ...first.meta, ...meta } }, ...rest] : [{ name: 'errors', meta, fields: [] }];
}
