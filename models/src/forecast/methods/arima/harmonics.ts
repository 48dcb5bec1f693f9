// How many waves each long season needs, and their size: a regression with autoregressive errors.
import { solveNormal } from '../../../statistics/cholesky.ts';
import { weightedGram } from '../regression/gram.ts';
import { waveColumns } from '../regression/waves.ts';

/** Lags that stand for the errors while waves are chosen. */
const LAGS = 3;
const MOST_WAVES = 12;

/** Three numbers a wave: radians a step, weight of its cosine, weight of its sine. */
export type Waves = Float64Array;

/** Radians a step of each wave that may be asked for, by season; those of a shorter season are not repeated. */
export function waveChoice(seasons: readonly number[]): number[][] {
  return seasons.map((season, k) => {
    const most = Math.min(MOST_WAVES, Math.floor((season - 1) / 2));
    const orders = Array.from({ length: most }, (_, j) => j + 1);
    const shorter = seasons.slice(0, k);
    return orders.filter(j => !shorter.some(s => (j * s) % season === 0)).map(j => (2 * Math.PI * j) / season);
  });
}

/**
 * Numbers of waves with the least AICc (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 10.5), season by
 * season, the shortest first.
 */
export function countWaves(values: Float64Array, seasons: readonly number[]): number[] {
  const choice = waveChoice(seasons);
  const gram = normalEquations(values, choice.flat());
  const counts = seasons.map(() => 0);
  for (let k = 0; k < seasons.length; k++) {
    let least = aicc(gram, choice, counts);
    for (let count = 1; count <= choice[k]!.length; count++) {
      const now = aicc(gram, choice, counts.with(k, count));
      if (now >= least) continue;
      least = now;
      counts[k] = count;
    }
  }
  return counts;
}

/** The waves of the series itself: the regression sees them through its lags, which change their size and their phase. */
export function fitWaves(values: Float64Array, seasons: readonly number[], counts: readonly number[]): Waves {
  const angles = waveChoice(seasons).flatMap((own, k) => own.slice(0, counts[k]));
  if (angles.length === 0) return new Float64Array(0);
  const { system, order } = normalEquations(values, angles);
  const found = solveNormal(system, order) ?? new Float64Array(order);
  const out = new Float64Array(3 * angles.length);
  angles.forEach((angle, k) => {
    // φ(B) takes the wave b·exp(iωt) to φ(exp(-iω))·b·exp(iωt).
    let real = 1;
    let imaginary = 0;
    for (let lag = 1; lag <= LAGS; lag++) {
      real -= found[lag]! * Math.cos(angle * lag);
      imaginary += found[lag]! * Math.sin(angle * lag);
    }
    const cosine = found[1 + LAGS + 2 * k]!;
    const sine = found[2 + LAGS + 2 * k]!;
    const size = real * real + imaginary * imaginary;
    out.set([angle, (cosine * real - sine * imaginary) / size, (sine * real + cosine * imaginary) / size], 3 * k);
  });
  return out;
}

export function withoutWaves(values: Float64Array, waves: Waves): Float64Array {
  const out = values.slice();
  for (let w = 0; w < waves.length; w += 3) {
    const [cosines, sines] = waveColumns(waves[w]!, 0, values.length);
    for (let t = 0; t < out.length; t++) out[t]! -= waves[w + 1]! * cosines[t]! + waves[w + 2]! * sines[t]!;
  }
  return out;
}

interface Normal {
  /** As `solveNormal` takes it: constant, lags, then a cosine and a sine a wave, then the values. */
  readonly system: Float64Array;
  readonly order: number;
  readonly rows: number;
}

function normalEquations(values: Float64Array, angles: readonly number[]): Normal {
  const rows = values.length - LAGS;
  const level = values.reduce((a, b) => a + b, 0) / values.length;
  const moved = values.map(v => v - level);
  const lags = Array.from({ length: LAGS }, (_, k) => moved.subarray(LAGS - 1 - k, LAGS - 1 - k + rows));
  const waves = angles.flatMap(angle => waveColumns(angle, LAGS, rows));
  const columns = [new Float64Array(rows).fill(1), ...lags, ...waves, moved.subarray(LAGS)];
  return { system: weightedGram(columns, null), order: columns.length - 1, rows };
}

function aicc({ system, order, rows }: Normal, choice: readonly number[][], counts: readonly number[]): number {
  const kept = Array.from({ length: 1 + LAGS }, (_, i) => i);
  let from = kept.length;
  choice.forEach((own, k) => {
    for (let i = 0; i < 2 * counts[k]!; i++) kept.push(from + i);
    from += 2 * own.length;
  });
  kept.push(order);
  const k = kept.length;
  const part = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) part[i * k + j] = system[kept[i]! * (order + 1) + kept[j]!]!;
  }
  const found = solveNormal(part, k - 1);
  if (found === null || rows - k - 1 <= 0) return Number.POSITIVE_INFINITY;
  let squares = part[k * k - 1]!;
  for (let i = 0; i < k - 1; i++) squares -= found[i]! * part[(k - 1) * k + i]!;
  return rows * Math.log(Math.max(squares, Number.MIN_VALUE) / rows) + 2 * k + (2 * k * (k + 1)) / (rows - k - 1);
}
