// How the forecasts that serve are doing: the ledger against the values that came since.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ModelHealth } from '@foresight/contracts';
import { bandHeld, type IssuedTruths, mae, seasonalScale } from '@foresight/models/evaluate';
import { type Issued, type Points, readIssued, readPoints, type Serving, type Store } from '../../store/index.ts';
import { healthState } from './health-state.ts';
import { issuedTruths } from './issued-truths.ts';

/** Series whose points are in memory at once. */
const SLICE = 16;

/** Of each, in their order. @param now epoch milliseconds */
export async function modelHealth(
  store: Store,
  workspaceId: string,
  serving: readonly Serving[],
  now: number,
): Promise<ModelHealth[]> {
  const found: ModelHealth[] = [];
  for (let at = 0; at < serving.length; at += SLICE) {
    const slice = serving.slice(at, at + SLICE);
    const ids = slice.map(({ series_id }) => series_id);
    const [points, issued] = await store.inWorkspace(workspaceId, async trx => [
      await readPoints(trx, ids),
      await readIssued(trx, workspaceId, slice),
    ]);
    for (const one of slice) {
      found.push(healthOf(one, points.get(one.series_id)!, issued.get(one.series_id) ?? [], now));
      // Others have their turn between two series.
      await nextTurn();
    }
  }
  return found;
}

function healthOf(one: Serving, points: Points, issued: readonly Issued[], now: number): ModelHealth {
  const truths = issuedTruths(issued, points);
  const held = bandHeld(truths, one.level);
  const mase = scaledError(truths, points, issued[0]?.time, one.seasons[0] ?? 1);
  const newPoints = points.ts.filter(time => time > one.origin.getTime()).length;
  return {
    ...namesOf(one),
    ...healthState({ ...agesOf(one, now), trouble: one.trouble, newPoints, held, level: one.level }),
    new_points: newPoints,
    points: held.points,
    level: one.level,
    coverage: held.points === 0 ? null : held.inside / held.points,
    p_value: held.p,
    mase,
    error_ratio: mase !== null && one.trust.mase ? mase / one.trust.mase : null,
    skill: one.trust.skill,
  };
}

function namesOf(one: Serving) {
  return {
    series_id: one.series_id,
    metric: one.metric,
    labels: { ...one.labels },
    model_id: one.model_id,
    model: one.model,
    model_version: one.model_version,
    issued_at: one.issued_at.toISOString(),
    origin: one.origin.toISOString(),
    forecast_end: one.forecast_end.toISOString(),
    last_time: one.last_ts?.toISOString() ?? null,
  };
}

function agesOf({ last_ts, origin, forecast_end, horizon, seasons, time_kind }: Serving, now: number) {
  const last = last_ts?.getTime() ?? origin.getTime();
  const end = forecast_end.getTime();
  const width = (end - origin.getTime()) / horizon;
  // A series that is counted by index knows no present but its last value.
  const present = time_kind === 'index' ? last : Math.max(now, last);
  const silentSteps = time_kind === 'index' ? null : Math.floor((present - last) / width);
  return { silentSteps, over: end <= present, season: Math.max(0, ...seasons), horizon };
}

/** Against what the series' values before them change over a season; null where that, or they, are nothing. */
function scaledError({ actual, point }: IssuedTruths, { ts, value }: Points, first = 0, season = 1): number | null {
  if (actual.length === 0) return null;
  const scaled =
    mae(actual, point) /
    seasonalScale(
      value.filter((_, i) => ts[i]! < first),
      season,
    );
  return Number.isFinite(scaled) ? scaled : null;
}
