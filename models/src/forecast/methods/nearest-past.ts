// What came after the weeks of past years that looked like the latest ones.
import { NO_TUNING, type PointMethod } from './method.ts';

/** Points compared, pasts taken, and how many steps a past may stand off the phase of the season. */
const WINDOW = 8;
const MOST = 6;
const OFF_PHASE = 1;
const TINY = 1e-9;

interface Past {
  /** Index after the last point of the window. */
  readonly end: number;
  readonly level: number;
  /** Weighted sum of absolute differences, both windows moved to mean 0. */
  readonly distance: number;
}

/**
 * Analogues (Lorenz 1969): the mean of what followed the nearest pasts of about the same phase, moved to the present level, each
 * weighing the inverse square of its distance. Beyond one season the forecast repeats.
 */
export function nearestPast(season: number): PointMethod {
  return {
    name: `what followed the most similar ${WINDOW} points of past cycles of ${season}`,
    predictor: 'cycle',
    fits: length => length >= season + WINDOW,
    tune: () => NO_TUNING,
    fit: values => ({ cycle: followed(values, season) }),
  };
}

function followed(values: Float64Array, season: number): Float64Array {
  const level = levelBefore(values, values.length);
  const pasts = candidates(values, season, level)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST);
  const out = new Float64Array(season);
  const nearest = (pasts[0]?.distance ?? 0) + TINY;
  let total = 0;
  for (const past of pasts) {
    const weight = (nearest / (past.distance + TINY)) ** 2;
    total += weight;
    for (let i = 0; i < season; i++) {
      const at = past.end + i < values.length ? past.end + i : past.end + i - season;
      out[i]! += weight * (values[at]! - past.level + level);
    }
  }
  return out.map(v => v / total);
}

function candidates(values: Float64Array, season: number, level: number): Past[] {
  const found: Past[] = [];
  for (let back = season; values.length - back + OFF_PHASE >= WINDOW; back += season) {
    for (let off = -OFF_PHASE; off <= OFF_PHASE; off++) {
      const end = values.length - back + off;
      if (end < WINDOW) continue;
      const own = levelBefore(values, end);
      let distance = 0;
      for (let i = 0; i < WINDOW; i++) {
        const now = values[values.length - WINDOW + i]! - level;
        distance += (1 + i / WINDOW) * Math.abs(values[end - WINDOW + i]! - own - now);
      }
      found.push({ end, level: own, distance });
    }
  }
  return found;
}

function levelBefore(values: Float64Array, end: number): number {
  let sum = 0;
  for (let t = end - WINDOW; t < end; t++) sum += values[t]!;
  return sum / WINDOW;
}
