// Prophet: a line that may change its slope, and waves for each season.
import type { State } from '../../predictors/index.ts';
import { NO_TUNING, type PointMethod } from '../method.ts';
import { type ProphetWeights, posteriorMode } from './posterior-mode.ts';
import { type Optimize, runStan } from './stan.ts';
import { changesOf, type SeasonTerm, shapeOf } from './terms.ts';

/** Prophet's default for a year; a season of s steps has no more than (s - 1) / 2 waves. */
const MOST_WAVES = 10;
const FEWEST_POINTS = 3;
const MOST_POINTS = 4000;
const CYCLES = 2.5;
/** Errors this small, as a share of the range, are none: the optimizer would look for a noise of 0. */
const EXACT = 1e-4;
/** Values are rounded to this share of their range, so that their last bits do not decide where the optimizer stops. */
const GRAIN = 2 ** -30;

/**
 * Taylor and Letham 2018, "Forecasting at scale", as Prophet's own Stan program fits it. It differs from Prophet's defaults in three ways:
 * values are scaled to their range, so that the forecast moves with the data, each season has up to ten waves, and a long history
 * counts from its last 4,000 points on.
 * @param seasons ascending
 * @param length points there are
 */
export function prophet(optimize: Optimize, seasons: readonly number[], length: number): PointMethod {
  const terms = seasons.map(season => ({ season, order: Math.max(1, Math.min(MOST_WAVES, (season - 1) >> 1)) }));
  const most = Math.max(MOST_POINTS, Math.ceil(CYCLES * (seasons.at(-1) ?? 0)));
  return {
    name: nameOf(seasons, length > most ? most : undefined),
    predictor: 'seasonal-line',
    fits: points => points >= FEWEST_POINTS,
    tune: () => NO_TUNING,
    fit: values => stateOf(values.subarray(-most), terms, optimize),
  };
}

function nameOf(seasons: readonly number[], latest: number | undefined): string {
  const waves = seasons.length === 0 ? '' : `, waves of ${seasons.join(' and ')}`;
  return `Prophet: a line with changes of slope${waves}${latest === undefined ? '' : `, from the last ${latest} points`}`;
}

function stateOf(values: Float64Array, terms: readonly SeasonTerm[], optimize: Optimize): State {
  const low = values.reduce((least, v) => Math.min(least, v), Number.POSITIVE_INFINITY);
  const range = values.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY) - low;
  const scaled = values.map(v => (range > 0 ? Math.round((v - low) / range / GRAIN) * GRAIN : 0));
  const start = posteriorMode(scaled, terms);
  if (start === null || range === 0) return { level: values.at(-1)!, trend: 0, phi: 1, lengths: [], cycles: [] };
  const weights = start.noise < EXACT ? start : (runStan(optimize, scaled, terms, start) ?? start);
  const { level, slope } = lineAfter(weights, values.length);
  const cycles = cyclesAfter(weights, terms, values.length).map(v => v * range);
  const lengths = terms.map(term => term.season);
  return { level: low + level * range, trend: slope * range, phi: 1, lengths, cycles };
}

/** At the last point, and on from it. */
function lineAfter({ slope, offset, changes }: ProphetWeights, length: number): { level: number; slope: number } {
  const last = length - 1;
  const at = changesOf(length);
  let level = offset + slope;
  let end = slope;
  changes.forEach((change, j) => {
    level += (change * (last - at[j]!)) / last;
    end += change;
  });
  return { level, slope: end / last };
}

/** The shape of each season, one after the other, from the phase of the next point on. */
function cyclesAfter({ waves }: ProphetWeights, terms: readonly SeasonTerm[], length: number): number[] {
  let first = 0;
  return terms.flatMap(term => {
    const shape = shapeOf(term, waves.subarray(first, first + 2 * term.order));
    first += 2 * term.order;
    return Array.from(shape, (_, i) => shape[(length + i) % term.season]!);
  });
}
