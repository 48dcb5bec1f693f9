// Which step a list of time stamps has: a number of milliseconds, or whole calendar months.
import { addSteps, DAY, HOUR, MINUTE, SECOND, type Step, WEEK } from './step.ts';

export interface DetectedStep {
  readonly step: Step;
  /** Share of the slots between the first and the last stamp that hold no stamp, 0 to 1. */
  readonly gapShare: number;
}

/** The refusal when no step explains the stamps. */
export class StepUnknown extends Error {
  constructor(why: string) {
    super(`cannot tell the step: ${why}`);
    this.name = 'StepUnknown';
  }
}

const MEAN_MONTH = (365.2425 / 12) * DAY;
/** Months stamped at local midnight drift by the clock change; month ends drift by nothing once clamped. */
const MONTH_DRIFT = 36 * HOUR;
/** A gap counts as a multiple of the step when it is off by less than this share of the step. */
const MULTIPLE_TOLERANCE = 0.15;
/** Share of the gaps that must be multiples of the step; the rest are taken as irregular stamps. */
const EXPLAINED = 0.8;
const ROUND_STEPS = [1, 5, 10, 15, 20, 30]
  .flatMap(n => [n * SECOND, n * MINUTE])
  .concat(
    [1, 2, 3, 4, 6, 8, 12].map(n => n * HOUR),
    DAY,
    WEEK,
  );

/**
 * @param stamps epoch milliseconds, ascending; repeated stamps are allowed
 * @returns the step and the share of empty slots
 * @throws {StepUnknown} with fewer than 2 different stamps, or when no step explains 80 % of the gaps
 */
export function detectStep(stamps: ArrayLike<number>): DetectedStep {
  const distinct = distinctAscending(stamps);
  if (distinct.length < 2) {
    throw new StepUnknown(`it takes 2 points at different times, there are ${distinct.length}. Send more history`);
  }
  const months = monthStep(distinct);
  const step: Step = months === null ? { unit: 'ms', count: msStep(distinct) } : { unit: 'month', count: months };
  return { step, gapShare: shareOfGaps(distinct, step) };
}

function distinctAscending(stamps: ArrayLike<number>): Float64Array {
  const out = new Float64Array(stamps.length);
  let n = 0;
  for (let i = 0; i < stamps.length; i++) {
    const t = stamps[i]!;
    if (!Number.isFinite(t)) throw new StepUnknown(`stamp ${i} is ${t}, not a time`);
    if (n > 0 && t < out[n - 1]!)
      throw new StepUnknown(`stamp ${i} (${t}) is before stamp ${i - 1}. Sort by time first`);
    if (n === 0 || t > out[n - 1]!) out[n++] = t;
  }
  return out.subarray(0, n);
}

/** Months between stamps when they follow the calendar, else null. */
function monthStep(stamps: Float64Array): number | null {
  const start = stamps[0]!;
  const at = Array.from(stamps, t => Math.round((t - start) / MEAN_MONTH));
  const gaps = at.slice(1).map((m, i) => m - at[i]!);
  if (gaps.filter(g => g >= 1).length < EXPLAINED * gaps.length) return null;
  if (!sameDay(stamps) && !(monthEnds(stamps) || (driftsWithMonths(stamps, at) && !equalGaps(stamps)))) return null;
  const positive = gaps.filter(g => g > 0).sort((a, b) => a - b);
  return smallestCommon(positive);
}

function sameDay(stamps: Float64Array): boolean {
  const first = new Date(stamps[0]!).getUTCDate();
  const hits = stamps.filter(t => new Date(t).getUTCDate() === first && (t - stamps[0]!) % DAY === 0).length;
  return hits >= 0.9 * stamps.length;
}

/** Every stamp on the last day of its month, as accounting systems write. */
function monthEnds(stamps: Float64Array): boolean {
  return stamps.every(t => new Date(t + DAY).getUTCDate() === 1);
}

function driftsWithMonths(stamps: Float64Array, at: readonly number[]): boolean {
  const month: Step = { unit: 'month', count: 1 };
  const hits = at.filter((m, i) => Math.abs(addSteps(stamps[0]!, month, m) - stamps[i]!) <= MONTH_DRIFT).length;
  return hits >= 0.9 * at.length;
}

function equalGaps(stamps: Float64Array): boolean {
  const gap = stamps[1]! - stamps[0]!;
  return stamps.every((t, i) => i === 0 || t - stamps[i - 1]! === gap);
}

/** Smallest gap that occurs often enough to be the step and explains the others. */
function smallestCommon(sorted: readonly number[]): number {
  for (const gap of new Set(sorted)) {
    if (explained(sorted, gap) >= EXPLAINED) return gap;
  }
  return sorted[0]!;
}

function msStep(stamps: Float64Array): number {
  const gaps = stamps.subarray(1).map((t, i) => t - stamps[i]!);
  const sorted = Float64Array.from(gaps).sort();
  const candidates = [0.1, 0.25, 0.5, 0.75].map(q =>
    clusterCentre(sorted, sorted[Math.floor(q * (sorted.length - 1))]!),
  );
  const best = candidates.find(c => explained(sorted, c) >= EXPLAINED);
  if (best !== undefined) return best;
  const seconds = (ms: number) => `${Number((ms / SECOND).toPrecision(3))} s`;
  const middle = candidates[2]!;
  throw new StepUnknown(
    `gaps between the ${stamps.length} points run from ${seconds(sorted[0]!)} to ${seconds(sorted.at(-1)!)}; ` +
      `a step of ${seconds(middle)} explains ${Math.round(100 * explained(sorted, middle))} % of them, ` +
      `it takes ${100 * EXPLAINED} %. Resample to a fixed interval first`,
  );
}

/** The gap most stamps share near `gap`, if it is also their mean; with jitter the mean, rounded to a common step within 2 %. */
function clusterCentre(sorted: Float64Array, gap: number): number {
  const near = sorted.filter(g => Math.abs(g - gap) <= 0.05 * gap);
  const exact = near[Math.floor(near.length / 2)]!;
  const mean = near.reduce((sum, g) => sum + g, 0) / near.length;
  const agree = near.filter(g => g === exact).length >= near.length / 2;
  if (agree && (ROUND_STEPS.includes(exact) || Math.abs(exact - mean) <= 0.001 * mean)) return exact;
  const round = ROUND_STEPS.find(r => Math.abs(r - mean) <= 0.02 * r);
  return round ?? Math.max(1, Math.round(mean));
}

function explained(gaps: ArrayLike<number>, step: number): number {
  let hits = 0;
  for (let i = 0; i < gaps.length; i++) {
    const multiple = Math.round(gaps[i]! / step);
    if (multiple >= 1 && Math.abs(gaps[i]! - multiple * step) <= MULTIPLE_TOLERANCE * step) hits++;
  }
  return hits / gaps.length;
}

function shareOfGaps(stamps: Float64Array, step: Step): number {
  const length = step.unit === 'ms' ? step.count : step.count * MEAN_MONTH;
  const slots = Math.round((stamps.at(-1)! - stamps[0]!) / length) + 1;
  return Math.max(0, 1 - stamps.length / slots);
}
