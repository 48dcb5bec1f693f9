// How far what is left of a series moves by itself over a few slots: what an effect has to stand out from.
import { median, NORMAL_PER_MEDIAN } from '../../statistics/median.ts';

const FEWEST_BLOCKS = 6;

/**
 * Robust standard deviation of means over `size` slots next to one another, where nothing is known to have happened: slots of one
 * hour after another are no independent witnesses.
 * @param rest flat values without the effects
 * @param free 1 where a slot counts
 * @returns NaN when there are fewer than six such stretches
 */
export function blockNoise(rest: Float64Array, free: Uint8Array, size: number): number {
  const means: number[] = [];
  for (let end = rest.length; end >= size; end -= size) {
    let sum = 0;
    let count = 0;
    for (let t = end - size; t < end; t++) {
      if (free[t] === 0) continue;
      sum += rest[t]!;
      count++;
    }
    if (2 * count >= size) means.push(sum / count);
  }
  if (means.length < FEWEST_BLOCKS) return Number.NaN;
  const robust = NORMAL_PER_MEDIAN * median(Float64Array.from(means, Math.abs));
  return robust > 0 ? robust : Math.sqrt(means.reduce((sum, v) => sum + (v * v) / means.length, 0));
}

/** Share of an effect that is kept, 0 to 1, by how many noises it is (James and Stein 1961). */
export function keptShare(noises: number): number {
  return noises === 0 ? 0 : Math.max(0, 1 - 1 / noises ** 2);
}

/** First autocorrelation, for how many independent rows a regression really has. */
export function carriedOver(values: Float64Array): number {
  let product = 0;
  let square = 0;
  for (let t = 0; t < values.length; t++) {
    square += values[t]! ** 2;
    if (t > 0) product += values[t]! * values[t - 1]!;
  }
  return square > 0 ? product / square : 0;
}
