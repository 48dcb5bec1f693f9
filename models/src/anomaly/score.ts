// Ranks in words people use: a score from 0 to 100, and which one is an alert.
import type { Sensitivity } from './model.ts';

/** The rank from which a value alerts. Normal is the middle of the plateau of benchmark scores; the others are its sides. */
const ALERT_FROM: Readonly<Record<Sensitivity, number>> = { sensitive: 1.75, normal: 1.9, serious: 2.5 };
/** Puts the line of 'normal' at 75. */
const SPREAD = 3.15;
/** Standard deviations of a single value that are an alert of 'normal', later and before the detector has learned. */
const POINT = 10;
const POINT_LEARNING = 12;
/** Below, a single value says nothing about an alert. */
const POINT_FROM = 6;

/** @throws {RangeError} for a word that is none of the three */
export function alertFrom(sensitivity: Sensitivity): number {
  const from = ALERT_FROM[sensitivity];
  if (from !== undefined) return from;
  throw new RangeError(`sensitivity '${String(sensitivity)}' is none of ${Object.keys(ALERT_FROM).join(', ')}`);
}

/** 0 to 100: rank 0.3 gives 20, 1 gives 52, 1.9 gives 75, 2.5 gives 84. */
export function scoreOf(rank: number): number {
  return 100 * (1 - 10 ** (-Math.max(0, rank) / SPREAD));
}

/** The rank of a single value `far` standard deviations off: it doubles twice as slowly as the distance. */
export function pointRank(far: number, learning: boolean): number {
  if (far < POINT_FROM) return 0;
  return ALERT_FROM.normal + 0.5 * Math.log2(far / (learning ? POINT_LEARNING : POINT));
}
