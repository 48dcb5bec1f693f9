// What would happen next: many short futures of one person, by the very code that runs the simulation.

import { churnHazard } from './churn-hazard.ts';
import { assignOnDay } from './experiments.ts';
import { clonePerson, type Person } from './person.ts';
import { liveDay } from './person-day.ts';
import { SingleStream } from './prng.ts';
import type { World } from './world.ts';

export interface Outlook {
  /** P(churn on one of the days from .. from + days - 1). */
  readonly churn: number;
  /** P(first purchase on one of those days), churn allowed for. */
  readonly convert: number;
  /** Standard error of `churn` and `convert`, from the spread between the futures. */
  readonly churnError: number;
  readonly convertError: number;
}

/**
 * Estimates what a person does within `days` days, from their true state at the start of day `from`.
 * Each future goes on as if the person stayed, and its survival is the product of 1 - hazard: the mean over futures is unbiased, with less
 * variance than counting churns (Rao-Blackwell). Futures share the campaign calendar, which goes on past the window.
 * @param futures number of futures, at least 2
 * @param key separates the random numbers of different questions about the same person and day
 */
export function rollOut(
  world: World,
  person: Person,
  from: number,
  days: number,
  futures: number,
  key: number,
): Outlook {
  const random = new SingleStream(world.random.at('rollout', person.profile.index, from * 8 + key));
  const churn: number[] = [];
  const convert: number[] = [];
  for (let k = 0; k < futures; k++) {
    const future = clonePerson(person);
    let survival = 1;
    let bought = 0;
    for (let day = from; day < from + days; day++) {
      assignOnDay(world, future, day, random);
      survival *= 1 - churnHazard(world, future, day);
      const purchase = liveDay(world, future, day, random, null);
      if (purchase?.type === 'new' && bought === 0) bought = survival;
    }
    churn.push(1 - survival);
    convert.push(bought);
  }
  const [c, ce] = meanAndError(churn);
  const [b, be] = meanAndError(convert);
  return { churn: c, convert: b, churnError: ce, convertError: be };
}

function meanAndError(values: readonly number[]): [number, number] {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return [mean, Math.sqrt(variance / n)];
}
