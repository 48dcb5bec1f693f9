// A method on the trend and the rest of a decomposition; each season repeats its last cycle.
import { mstl } from '../decompose/index.ts';
import type { SeasonalLineState } from '../predictors/index.ts';
import type { Smoother } from './adjusted.ts';
import type { PointMethod } from './method.ts';

/**
 * The forecast of stlf and of MSTL (Bandara, Hyndman and Bergmeir 2021, section 4.2): seasonally adjusted values by a smoother, the
 * seasons by their last cycle.
 * @param seasons ascending; those of more than half of the values are left out
 * @param windows cycles each season is smoothed over, odd
 */
export function decomposed(
  smoother: Smoother,
  seasons: readonly number[],
  windows: readonly number[],
  robust = 0,
): PointMethod {
  const split = (values: Float64Array) => {
    const used = seasons.filter(season => values.length >= 2 * season);
    if (used.length === 0) return { rest: values, lengths: used, cycles: new Float64Array(0) };
    const { trend, seasons: parts, rest } = mstl(values, used, { windows, robust });
    for (let t = 0; t < rest.length; t++) rest[t]! += trend[t]!;
    return { rest, lengths: used, cycles: lastCycles(parts, used) };
  };
  const name = seasons.length === 0 ? '' : ` on values without season ${seasons.join(' and ')}, by MSTL`;
  return {
    name: `${smoother.name}${name}`,
    predictor: 'seasonal-line',
    fits: length => length >= 3,
    tune: values => smoother.tune(split(values).rest),
    fit: (values, tuning): SeasonalLineState => {
      const { rest, lengths, cycles } = split(values);
      return { ...smoother.end(rest, tuning), lengths, cycles };
    },
  };
}

function lastCycles(parts: readonly Float64Array[], lengths: readonly number[]): Float64Array {
  const out = new Float64Array(lengths.reduce((a, b) => a + b, 0));
  let from = 0;
  parts.forEach((part, k) => {
    out.set(part.subarray(part.length - lengths[k]!), from);
    from += lengths[k]!;
  });
  return out;
}
