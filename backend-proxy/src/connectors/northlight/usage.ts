// How much a person does on a day: sessions, newly adopted features, failed runs. Counts only; session-events.ts tells the story.

import { below, chance, clamp, pick, poisson } from './distributions.ts';
import { adopt, type Person, setDay, swingSd } from './person.ts';
import type { Rng } from './prng.ts';
import { TRUTH } from './truth.ts';
import { isHoliday, type World, weekdayOf, within } from './world.ts';

const FEATURES = TRUTH.usage.features;
const WEIGHTS = Float64Array.from(FEATURES, feature => feature.weight);
const SWING_MEAN = swingSd() ** 2 / 2;
const MAX_SESSIONS = 12;

export interface UsageDay {
  readonly sessions: number;
  readonly failedRuns: number;
  /** Mean successful runs of one session. */
  readonly runsPerSession: number;
  /** Features adopted today, each with the session (0-based) of its first run. */
  readonly adopted: readonly { readonly feature: number; readonly session: number }[];
}

/** Expected sessions of a person on a day of the window, given the slow swing and fade of that day. */
export function sessionRate(world: World, person: Person, day: number): number {
  const { profile } = person;
  return (
    profile.dailyRate *
    Math.exp(person.swing - SWING_MEAN) *
    person.fade *
    profile.habits.weekday[weekdayOf(world.plan, day)]! *
    (isHoliday(world, day) ? TRUTH.people.sessions.holidayFactor : 1) *
    (person.plan > 0 ? TRUTH.people.sessions.paidFactor : 1)
  );
}

/**
 * Draws the day's counts and stores them in the person's rings.
 * @param atLeast sessions that happen in any case: 1 on the day of sign-up or of a purchase
 */
export function usageDay(world: World, person: Person, day: number, rng: Rng, atLeast: number): UsageDay {
  const drawn = poisson(rng, sessionRate(world, person, day));
  const sessions = clamp(drawn, atLeast, MAX_SESSIONS);
  const adopted = sessions > 0 ? adoptFeatures(person, sessions, rng) : [];
  const { runs, share } = sessions > 0 ? expectedRuns(world, person, day) : { runs: 0, share: 0 };
  const failedRuns = poisson(rng, sessions * runs * share);
  setDay(person.sessions, day, sessions);
  setDay(person.errors, day, failedRuns);
  if (sessions > 0) person.lastSessionDay = day;
  return { sessions, failedRuns, runsPerSession: runs * (1 - share), adopted };
}

function adoptFeatures(person: Person, sessions: number, rng: Rng): UsageDay['adopted'] {
  const adopted: { feature: number; session: number }[] = [];
  const limit = TRUTH.people.plans[person.plan]!.featureLimit;
  for (let session = 0; session < sessions; session++) {
    const first = person.breadth === 0 ? 1 + below(rng, 3) : 0;
    const more = chance(rng, TRUTH.usage.adoption.max * (1 - person.breadth / limit)) ? 1 : 0;
    for (let n = Math.max(first, more); n > 0; n--) {
      const feature = drawNewFeature(person, rng);
      adopt(person, feature);
      adopted.push({ feature, session });
    }
  }
  return adopted;
}

/** A feature the person has not adopted yet, by popularity. The limit of the plan keeps one free. */
export function drawNewFeature(person: Person, rng: Rng): number {
  const weights = FEATURES.map((feature, f) => (person.adopted & (1 << f) ? 0 : feature.weight));
  return pick(rng, weights);
}

/** Mean runs of a session, failed ones included, and the share of them that fails. */
function expectedRuns(world: World, person: Person, day: number): { runs: number; share: number } {
  const { breadthBase, breadthSlope } = TRUTH.usage.runs;
  const rates = ratesOf(world, day);
  let weight = 0;
  let failing = 0;
  for (let f = 0; f < WEIGHTS.length; f++) {
    if ((person.adopted & (1 << f)) === 0) continue;
    weight += WEIGHTS[f]!;
    failing += WEIGHTS[f]! * rates[f]!;
  }
  return { runs: person.profile.runs * (breadthBase + breadthSlope * person.breadth), share: failing / weight };
}

/** Chance that a run of each feature fails on a day. */
export function ratesOf(world: World, day: number): Float64Array {
  return within(world.regression, day) ? world.errorRates.regressed : world.errorRates.usual;
}
