// Which seasons a series has: candidates from its step, kept when the data show them and there is enough of it.
import type { Series } from '../forecast/model.ts';
import { autocorrelation, seasonTest } from './autocorrelation.ts';
import { candidateSeasons, isIndex, partnerSeason } from './candidate-seasons.ts';
import { fillGaps } from './fill-gaps.ts';
import { withoutLevel, withoutProfile } from './remove-season.ts';
import { autoNeeds, seasonNeeds } from './season-needs.ts';

export interface DroppedSeason {
  readonly season: number;
  /** In words, with numbers. */
  readonly reason: string;
}

export interface DetectedSeasons {
  /** In steps, ascending. */
  readonly seasons: readonly number[];
  readonly dropped: readonly DroppedSeason[];
  /**
   * Seasons that are usual for the step and that the series is long enough for, shown by the data or not; for an index series
   * the season found and the longer one that goes with it. `auto` weighs its members by their errors, and on short series
   * forecasts better with these than with `seasons` (the accuracy gate holds it).
   */
  readonly plausible: readonly number[];
}

/** One-sided 90 %: a negative autocorrelation is no season. */
const CRITICAL = 1.2816;
/** Cycles looked at: older ones say little about today's season and cost time. */
const MOST_CYCLES = 12;
/** A shorter season wins over a longer one when its autocorrelation is at least this share of the other's. */
const SHORTER_WINS = 0.6;
/** Noise moves a flat peak by a lag: a neighbour has to be this much stronger. */
const CLEARLY_MORE = 1.02;

/**
 * Tests each candidate, shortest first, on the series without its level (a moving average of one season), so that a trend is not
 * taken for a season; what a shorter season explains is removed before a longer one is tested.
 * @param series step undefined, or below a second, for an index series
 */
export function detectSeasons(series: Pick<Series, 'values'> & { readonly step?: Series['step'] }): DetectedSeasons {
  const first = series.values.findIndex(v => Number.isFinite(v));
  const values = first < 0 ? new Float64Array(0) : fillGaps(unitScale(series.values.subarray(first))).values;
  return isIndex(series.step) ? detectByShape(values) : detectByStep(values, series.step);
}

function detectByStep(values: Float64Array, step: Series['step'] | undefined): DetectedSeasons {
  const seasons: number[] = [];
  const dropped: DroppedSeason[] = [];
  const candidates = candidateSeasons(step, values.length);
  for (const season of candidates) {
    const evidence = evidenceFor(values, season, seasons);
    if (evidence.reason === null) seasons.push(season);
    else dropped.push({ season, reason: evidence.reason });
  }
  const plausible = candidates.filter(season => values.length >= autoNeeds(season, candidates));
  return { seasons, dropped, plausible };
}

/** Without a step: the shortest of the strong candidates that is a peak, then the longer cycle that usually goes with it. */
function detectByShape(values: Float64Array): DetectedSeasons {
  const tested = candidateSeasons(undefined, values.length).map(season => ({
    season,
    ...evidenceFor(values, season, [], true),
  }));
  const found = tested.filter(c => c.reason === null);
  const strongest = Math.max(...found.map(c => c.at));
  const shortest = found.find(c => c.at >= SHORTER_WINS * strongest)?.season;
  const dropped = tested
    .filter(c => c.season !== shortest)
    .map(c => ({ season: c.season, reason: c.reason ?? `season ${shortest} explains the series as well` }));
  if (shortest === undefined) return { seasons: [], dropped, plausible: [] };
  return withPartner(values, shortest, dropped);
}

function withPartner(values: Float64Array, season: number, dropped: readonly DroppedSeason[]): DetectedSeasons {
  const partner = partnerSeason(season);
  if (partner === undefined) return { seasons: [season], dropped, plausible: [season] };
  const { reason } = evidenceFor(values, partner, [season]);
  const others = dropped.filter(d => d.season !== partner);
  return {
    seasons: reason === null ? [season, partner] : [season],
    dropped: reason === null ? others : [...others, { season: partner, reason }],
    plausible: [season, partner].filter(s => values.length >= seasonNeeds(s)),
  };
}

interface Evidence {
  /** Autocorrelation at the season, 0 when not tested. */
  readonly at: number;
  /** Null when the season stays. */
  readonly reason: string | null;
}

function evidenceFor(all: Float64Array, season: number, kept: readonly number[], peak = false): Evidence {
  const needs = seasonNeeds(season);
  if (all.length < needs) return { at: 0, reason: `needs ${needs} points, has ${all.length}` };
  const rest = residual(all.subarray(Math.max(0, all.length - MOST_CYCLES * season)), season, kept);
  if (rest === null) return { at: 0, reason: 'nothing varies around the level' };
  const { at, limit } = seasonTest(rest, season, CRITICAL);
  if (at <= limit) {
    return {
      at,
      reason: `autocorrelation ${at.toFixed(2)} at lag ${season} is within the 90 % limit of ${limit.toFixed(2)}`,
    };
  }
  const rival = peak ? strongerNeighbour(rest, season) : undefined;
  return { at, reason: rival === undefined ? null : `lag ${rival} explains the series better than lag ${season}` };
}

/** A lag nearby with clearly more autocorrelation, sums taken over the pairs there are: then `season` is on a slope, no peak. */
function strongerNeighbour(values: Float64Array, season: number): number | undefined {
  const acf = autocorrelation(values);
  const perPair = (lag: number) => (acf(lag) * values.length) / (values.length - lag);
  const apart = Math.max(1, Math.round(season / 24));
  return [season - apart, season + apart].find(lag => perPair(lag) > CLEARLY_MORE * perPair(season));
}

/** The series without its level and without the profiles of the seasons found so far; null when nothing is left. */
function residual(values: Float64Array, season: number, kept: readonly number[]): Float64Array | null {
  let rest = withoutLevel(values, season);
  for (const shorter of kept) rest = withoutProfile(rest, shorter);
  return rest.some(v => Math.abs(v) > 1e-9) ? rest : null;
}

/** Divided by the largest size, so that squares neither overflow nor vanish. */
function unitScale(values: Float64Array): Float64Array {
  let largest = 0;
  for (const v of values) if (Number.isFinite(v)) largest = Math.max(largest, Math.abs(v));
  return largest === 0 ? values : values.map(v => v / largest);
}
