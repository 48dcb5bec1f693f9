// The same smoothing on means of 1, 2, 3, … points: long buckets see the trend, short ones the latest level.
import type { Smoother } from './adjusted.ts';
import type { PointMethod, Tuning } from './method.ts';
import { seasonalProfile } from './seasonal-profile.ts';

const WIDTHS = [1, 2, 3, 4, 6, 12];
const FEWEST_BUCKETS = 5;

/** Kourentzes, Petropoulos and Trapero 2014 (MAPA), on seasonally adjusted values. */
export function multipleAggregation(smoother: Smoother, season: number): PointMethod {
  const widths = [...new Set([...WIDTHS, season])].filter(w => season % w === 0).sort((a, b) => a - b);
  const used = (length: number) => widths.filter(w => Math.floor(length / w) >= FEWEST_BUCKETS);
  return {
    name: `${smoother.name} on several time scales, season ${season}`,
    predictor: 'aggregates',
    fits: length => length >= FEWEST_BUCKETS,
    tune: values => tuneEach(withoutShape(values, season).rest, used(values.length), smoother),
    fit: (values, tuning) => {
      const { rest, shape } = withoutShape(values, season);
      const kept = used(values.length);
      const buckets = kept.map(w => bucketMeans(rest, w));
      const ends = buckets.map((means, k) => smoother.end(means, tuningOf(tuning, kept[k]!)));
      return {
        widths: kept,
        last: buckets.map(means => means.at(-1)!),
        levels: ends.map(e => e.level),
        trends: ends.map(e => e.trend),
        phis: ends.map(e => e.phi),
        shape,
        phase: shape.length === 0 ? 0 : values.length % shape.length,
      };
    },
  };
}

/** Named by bucket width and constant, e.g. "3 alpha". */
function tuneEach(rest: Float64Array, widths: readonly number[], smoother: Smoother): Tuning {
  const tuned = widths.flatMap(w =>
    Object.entries(smoother.tune(bucketMeans(rest, w))).map(([name, value]) => [`${w} ${name}`, value] as const),
  );
  return Object.fromEntries(tuned);
}

/** A width that was not tuned, because the values were too few then, takes the constants of the widest that was. */
function tuningOf(tuning: Tuning, width: number): Tuning {
  const widths = Object.keys(tuning).map(key => Number(key.split(' ')[0]));
  const nearest = Math.max(...widths.filter(w => w <= width));
  const own = Object.entries(tuning).filter(([key]) => key.startsWith(`${nearest} `));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(key.indexOf(' ') + 1), value]));
}

function withoutShape(values: Float64Array, season: number): { rest: Float64Array; shape: Float64Array } {
  const shape = seasonalProfile(values, [season], 0.9);
  return { shape, rest: shape.length === 0 ? values : values.map((v, t) => v - shape[t % season]!) };
}

/** Means of `width` values each, counted from the end; what is left over at the start is not used. */
export function bucketMeans(values: Float64Array, width: number): Float64Array {
  if (width === 1) return values;
  const count = Math.floor(values.length / width);
  const first = values.length - count * width;
  const means = new Float64Array(count);
  for (let b = 0; b < count; b++) {
    let sum = 0;
    for (let t = first + b * width; t < first + (b + 1) * width; t++) sum += values[t]!;
    means[b] = sum / width;
  }
  return means;
}
