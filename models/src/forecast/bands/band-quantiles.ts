// The whole distribution that a band implies: its quantile at any probability, not only at the levels it was asked for.
import { fromScale, toScale } from '../scale.ts';
import { type Band, factorAt } from './conformal.ts';
import { type EmpiricalBand, MIDDLE_FROM } from './empirical.ts';
import { LEVELS } from './level-factors.ts';
import { spreadAt } from './spread.ts';

const LOWEST = LEVELS[0]!;
const HIGHEST = LEVELS.at(-1)!;

/**
 * Values of the band's distribution at given probabilities, for one step after the other.
 * Between the levels 0.5 and 0.99 they are the limits of the band; inside and outside of them a Laplace distribution goes on.
 * @param probabilities strictly between 0 and 1, ascending
 * @returns (point, step) to as many values, ascending; in the scaled units of the band; `step` is 1 or more
 */
export function bandQuantiles(band: Band, probabilities: Float64Array): (point: number, step: number) => Float64Array {
  const out = new Float64Array(probabilities.length);
  if (band.kind === 'empirical') {
    const values = probabilities.map(p => empiricalAt(band, p));
    return () => values;
  }
  const offsets = probabilities.map(p => Math.sign(p - 0.5) * errorFactor(band.factors, Math.abs(2 * p - 1)));
  return (point, step) => {
    const width = spreadAt(band.spread, step);
    const centre = toScale(band.scale, point);
    for (let r = 0; r < out.length; r++) out[r] = fromScale(band.scale, centre + offsets[r]! * width);
    return out;
  };
}

/** Half width in spreads of the central interval with the given level, 0 to 1. */
function errorFactor(factors: readonly number[], level: number): number {
  if (level < LOWEST) return (factors[0]! * Math.log(1 - level)) / Math.log(1 - LOWEST);
  if (level <= HIGHEST) return factorAt(factors, level);
  return factors.at(-1)! * (Math.log(1 - level) / Math.log(1 - HIGHEST));
}

/** The nearest that is stored, so that counts stay counts. */
function empiricalAt(band: EmpiricalBand, p: number): number {
  const { lower, middle, upper } = band;
  if (p > MIDDLE_FROM && p < 1 - MIDDLE_FROM) return middle[Math.round((p - MIDDLE_FROM) * 100)]!;
  const level = Math.abs(2 * p - 1);
  if (level > HIGHEST) return beyondLatest(band, p < 0.5 ? lower : upper, level);
  const at = Math.min(LEVELS.length - 1, Math.round((level - LOWEST) * 100));
  return p < 0.5 ? lower[at]! : upper[at]!;
}

/** Index of the level whose limits begin the tail. */
const TAIL_FROM = LEVELS.indexOf(0.9);

/**
 * What has not been seen lately can come: an exponential tail goes on from the outermost limits as they rise from the level
 * 0.90 to 0.99, or from 0.50 where that is faster: the last few of 56 values are often the same. Values of two sizes, as an
 * on and off, only go on as they rise at the end.
 */
function beyondLatest({ wholes, middle }: EmpiricalBand, limits: readonly number[], level: number): number {
  const last = limits.at(-1)!;
  const rise = (from: number) => (last - limits[from]!) / Math.log((1 - LEVELS[from]!) / (1 - HIGHEST));
  const [near, far] = [rise(TAIL_FROM), rise(0)];
  const twoSizes = new Set([...middle, ...limits]).size < 3;
  const perFold = twoSizes || Math.abs(near) > Math.abs(far) ? near : far;
  const value = last + perFold * Math.log((1 - HIGHEST) / (1 - level));
  return wholes === undefined ? value : Math.round(value * wholes) / wholes;
}
