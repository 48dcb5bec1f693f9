// Single values far from all that is near them in time and in the cycle.
import { median, NORMAL_PER_MEDIAN } from '../../statistics/median.ts';
import { scaleFor, toScale } from '../scale.ts';

/** Robust standard deviations a spike stands out, both from its neighbours and from its cycle. */
const FAR = 8;
/** The last points are left alone: a jump there is as often a new level. */
const LAST = 2;
/** When more than this share would change, it is the way of the series, and nothing is. */
const MOST_SHARE = 0.02;
const MOST = 2;

/**
 * Replaces spikes in the last eight cycles (60 points or more) by the middle of their neighbours or of their phase, whichever is
 * closer (after Hampel 1974, "The influence curve and its role in robust estimation").
 * @param values without gaps; changed in place
 * @param season the shortest, 1 for none
 * @returns the indices of those that were replaced
 */
export function cleanSpikes(values: Float64Array, season: number): readonly number[] {
  const block = values.subarray(Math.max(0, values.length - Math.max(60, 8 * season)));
  const scale = scaleFor(values);
  const scaled = block.map(v => toScale(scale, v));
  const near = departures(scaled, [-3, -2, -1, 1, 2, 3]);
  const cyclic = departures(
    scaled,
    [-3, -2, -1, 1, 2, 3].map(k => k * season),
  );
  const limits = [near, cyclic].map(d => FAR * NORMAL_PER_MEDIAN * median(d.map(Math.abs)));
  const [nearLimit, cycleLimit] = limits as [number, number];
  if (nearLimit === 0 || cycleLimit === 0) return [];
  const spikes: number[] = [];
  for (let t = 0; t < block.length - LAST; t++) {
    if (beginsLevel(scaled, t, nearLimit)) continue;
    const sameSide = near[t]! * cyclic[t]! > 0;
    if (sameSide && Math.abs(near[t]!) > nearLimit && Math.abs(cyclic[t]!) > cycleLimit) spikes.push(t);
  }
  if (spikes.length > Math.max(MOST, MOST_SHARE * block.length)) return [];
  for (const t of spikes) {
    const offset = Math.abs(near[t]!) < Math.abs(cyclic[t]!) ? near[t]! : cyclic[t]!;
    const middle = scaled[t]! - offset;
    block[t] = scale === 'sqrt' ? middle * middle : middle;
  }
  const first = values.length - block.length;
  return spikes.map(t => first + t);
}

/** The next three values are as this one is, or the three before were: the edge of a level, no spike. */
function beginsLevel(values: Float64Array, t: number, limit: number): boolean {
  const like = (from: number) =>
    from >= 0 && from + 2 < values.length && [0, 1, 2].every(k => Math.abs(values[from + k]! - values[t]!) < limit);
  return like(t + 1) || like(t - 3);
}

/** Each value minus the median of those at the given offsets that exist; 0 where none does. */
function departures(values: Float64Array, offsets: readonly number[]): Float64Array {
  const around = new Float64Array(offsets.length);
  return values.map((v, t) => {
    let count = 0;
    for (const offset of offsets) {
      const at = t + offset;
      if (at >= 0 && at < values.length) around[count++] = values[at]!;
    }
    return count === 0 ? 0 : v - middle(around.subarray(0, count));
  });
}

/** Of a few values; the mean of the two in the middle when their number is even. */
function middle(values: Float64Array): number {
  values.sort();
  return 0.5 * (values[(values.length - 1) >> 1]! + values[values.length >> 1]!);
}
