// When a person works: weights over weekday and hour, made in local time and kept in UTC.

import { chance, normal } from './distributions.ts';
import type { Rng } from './prng.ts';
import { TRUTH } from './truth.ts';

export interface Habits {
  /** Relative activity by UTC weekday (0 = Monday), mean 1. */
  readonly weekday: Float64Array;
  /** 7 x 24 cumulative weights over UTC hours, starting anew each weekday. */
  readonly hours: Float32Array;
  /** The person's main hour, local, 0 to 24. */
  readonly mainHour: number;
}

/** Draws the habits of one person in a country `utcOffsetMinutes` ahead of UTC. */
export function drawHabits(rng: Rng, utcOffsetMinutes: number): Habits {
  const truth = TRUTH.people.habits;
  const office = chance(rng, truth.officeShare);
  const weekdayWeights = Float64Array.from(
    office ? truth.officeWeekday : truth.leisureWeekday,
    weight => weight * Math.exp(truth.weekdaySd * normal(rng)),
  );
  const centres = truth.peaks.map(peak => peak.hour + peak.between * normal(rng));
  const shares = office ? truth.officePeakShares : truth.leisurePeakShares;
  const local = localProfile(centres, shares);
  return { ...toUtc(local, weekdayWeights, utcOffsetMinutes / 60), mainHour: centres[shares[0] > 0.5 ? 0 : 2]! };
}

/** Hour weights of one local day, summing to 1. */
function localProfile(centres: readonly number[], shares: readonly number[]): Float64Array {
  const profile = new Float64Array(24);
  centres.forEach((centre, k) => {
    const width = TRUTH.people.habits.peaks[k]!.width;
    for (let hour = 0; hour < 24; hour++) {
      const z = hoursApart(hour + 0.5, centre) / width;
      profile[hour]! += (shares[k]! / width) * Math.exp((-z * z) / 2);
    }
  });
  const total = profile.reduce((sum, weight) => sum + weight, 0);
  return profile.map(weight => weight / total);
}

/** Shifts the local week to UTC, so that one UTC day may hold hours of two local weekdays. */
function toUtc(
  local: Float64Array,
  weekdays: Float64Array,
  offset: number,
): { weekday: Float64Array; hours: Float32Array } {
  const mean = weekdays.reduce((sum, weight) => sum + weight, 0) / 7;
  const weekday = new Float64Array(7);
  const hours = new Float32Array(168);
  for (let slot = 0; slot < 168; slot++) {
    const localSlot = (slot + Math.floor(offset + 0.5) + 168) % 168;
    const day = Math.floor(slot / 24);
    weekday[day]! += (local[localSlot % 24]! * weekdays[Math.floor(localSlot / 24)]!) / mean;
    hours[slot] = weekday[day]!;
  }
  return { weekday, hours };
}

/** Distance of two hours round the clock, 0 to 12. */
export function hoursApart(a: number, b: number): number {
  const d = Math.abs(a - b) % 24;
  return d > 12 ? 24 - d : d;
}
