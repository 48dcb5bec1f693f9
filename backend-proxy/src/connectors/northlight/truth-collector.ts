// Watches the simulation and keeps the truth no record shows: hazards, outlooks, increments per channel, expected lifts.

import type { Arrival } from './arrivals.ts';
import type { Cell } from './csv-writer.ts';
import { chance, logistic } from './distributions.ts';
import type { ExperimentKey } from './experiments.ts';
import { isoDay } from './options.ts';
import { CHANNELS, clonePerson, type Person } from './person.ts';
import { conversionLogit, exposureOf } from './purchases.ts';
import { rollOut } from './rollout.ts';
import type { Observer } from './simulate.ts';
import { TRUTH } from './truth.ts';
import { dayStart, type World } from './world.ts';

const HORIZON = 30;
const FIRST_AS_OF = 60;
const AS_OF_EVERY = 30;
const ROWS_WANTED = 1500;
const FUTURES = 32;
const ARM_FUTURES = 16;
const ARM_PEOPLE = 250;

export const CHURN_TRUTH_COLUMNS = [
  'person_id',
  'as_of',
  'p_churn_30d',
  'standard_error',
  'churned_within_30d',
  'plan',
  'tenure_days',
];

interface Tally {
  personDays: number;
  expected: number;
  variance: number;
  observed: number;
}

interface Arm {
  people: number;
  expected: number;
  expectedVariance: number;
  sampled: number;
}

interface AsOf {
  readonly person: Person;
  readonly day: number;
  readonly p: number;
  readonly error: number;
  readonly plan: string;
}

export class TruthCollector implements Observer {
  private readonly churn = TRUTH.people.plans.map(() => tally());
  private readonly conversions = tally();
  private readonly increments = new Float64Array(CHANNELS);
  private readonly exposedDays = new Float64Array(CHANNELS);
  private readonly churnDays: [string, number][] = [];
  private readonly asOf: AsOf[] = [];
  private readonly linked: [string, string, number][] = [];
  private readonly arms: Record<ExperimentKey, [Arm, Arm]> = { conversion: [arm(), arm()], retention: [arm(), arm()] };
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  dayStart(world: World, day: number, people: readonly Person[]): void {
    if (day < FIRST_AS_OF || (day - FIRST_AS_OF) % AS_OF_EVERY !== 0) return;
    const dates = Math.max(1, Math.floor((world.plan.days - FIRST_AS_OF) / AS_OF_EVERY) + 1);
    const share = Math.min(1, ROWS_WANTED / (0.5 * world.plan.people * dates));
    for (const person of people) {
      if (!chance(world.random.at('sample', person.profile.index, day), share)) continue;
      const outlook = rollOut(world, person, day, HORIZON, FUTURES, 0);
      const plan = TRUTH.people.plans[person.plan]!.name;
      this.asOf.push({ person, day, p: outlook.churn, error: outlook.churnError, plan });
    }
  }

  churnDraw(_world: World, person: Person, _day: number, hazard: number, churned: boolean): void {
    addDraw(this.churn[person.plan]!, hazard, churned);
  }

  churned(person: Person, day: number): void {
    this.churnDays.push([person.profile.id, day]);
  }

  conversionDraw(person: Person, day: number): void {
    const p = logistic(conversionLogit(person, day));
    addDraw(this.conversions, p, false);
    for (let c = 0; c < CHANNELS; c++) {
      const exposure = exposureOf(person, c);
      if (exposure < 0.01) continue;
      this.exposedDays[c]! += exposure;
      this.increments[c]! += p - logistic(conversionLogit(person, day, c));
    }
  }

  converted(): void {
    this.conversions.observed += 1;
  }

  signedUp(person: Person, arrival: Arrival): void {
    arrival.devices.forEach((device, k) => {
      this.linked.push([person.profile.id, device.anonymousId, k === 0 ? person.profile.signUpDay : arrival.linkDay]);
    });
  }

  assigned(world: World, person: Person, day: number, experiment: ExperimentKey): void {
    const arms = this.arms[experiment];
    const own = experiment === 'conversion' ? person.conversionArm : person.retentionArm;
    arms[own === 1 ? 1 : 0].people += 1;
    if (arms[0].sampled >= ARM_PEOPLE) return;
    arms.forEach((target, value) => {
      const twin = clonePerson(person);
      if (experiment === 'conversion') twin.conversionArm = value;
      else twin.retentionArm = value;
      addOutlook(world, target, twin, day, experiment, value);
    });
  }

  /** Rows of truth-churn.csv; the outcome is empty when the horizon runs past the window. Call after the last day. */
  *churnRows(): Generator<Cell[]> {
    for (const { person, day, p, error, plan } of this.asOf) {
      const within = person.churnDay >= 0 && person.churnDay < day + HORIZON;
      const outcome = within ? 1 : day + HORIZON <= this.world.plan.days ? 0 : null;
      const tenure = day - person.profile.signUpDay;
      yield [person.profile.id, this.date(day), round(p), round(error), outcome, plan, tenure];
    }
  }

  /** The observed part of truth.json. Call after the last day. */
  summary(): Record<string, unknown> {
    return {
      churn: { total: shownTally(this.churn.reduce(sumTallies)), byPlan: byPlan(this.churn) },
      conversion: shownTally(this.conversions),
      channels: TRUTH.ads.channels.map((channel, c) => ({
        channel: channel.name,
        logOddsPerExposure: channel.effect,
        exposureDays: round(this.exposedDays[c]!),
        incrementalConversions: round(this.increments[c]!),
      })),
      experiments: { conversion: this.experiment('conversion'), retention: this.experiment('retention') },
      churnDays: Object.fromEntries(this.churnDays.map(([id, day]) => [id, this.date(day)])),
      identities: this.linked.map(([person, anonymous, day]) => ({
        person_id: person,
        anonymous_id: anonymous,
        linked_on: day >= 0 && day < this.world.plan.days ? this.date(day) : null,
      })),
    };
  }

  private experiment(key: ExperimentKey): Record<string, unknown> {
    const { name, effect } = TRUTH.experiments[key];
    const [control, treatment] = this.arms[key].map(shownArm);
    const horizonDays =
      key === 'conversion' ? TRUTH.experiments.conversion.horizonDays : TRUTH.experiments.retention.days;
    const outcome =
      key === 'conversion' ? 'new subscription within the horizon after sign-up' : 'churn within the horizon';
    return { name, logOddsEffect: effect, outcome, horizonDays, control, treatment };
  }

  private date(day: number): string {
    return isoDay(dayStart(this.world, day));
  }
}

function addOutlook(
  world: World,
  target: Arm,
  twin: Person,
  day: number,
  experiment: ExperimentKey,
  key: number,
): void {
  const { conversion, retention } = TRUTH.experiments;
  // A sign-up day is over when it is seen here; the retention experiment is seen before its first day is lived.
  const outlook =
    experiment === 'conversion'
      ? rollOut(world, twin, day + 1, conversion.horizonDays, ARM_FUTURES, 1 + key)
      : rollOut(world, twin, day, retention.days, ARM_FUTURES, 3 + key);
  target.sampled += 1;
  target.expected += experiment === 'conversion' ? outlook.convert : outlook.churn;
  target.expectedVariance += (experiment === 'conversion' ? outlook.convertError : outlook.churnError) ** 2;
}

function addDraw(into: Tally, p: number, happened: boolean): void {
  into.personDays += 1;
  into.expected += p;
  into.variance += p * (1 - p);
  if (happened) into.observed += 1;
}

function sumTallies(a: Tally, b: Tally): Tally {
  return {
    personDays: a.personDays + b.personDays,
    expected: a.expected + b.expected,
    variance: a.variance + b.variance,
    observed: a.observed + b.observed,
  };
}

function tally(): Tally {
  return { personDays: 0, expected: 0, variance: 0, observed: 0 };
}

function arm(): Arm {
  return { people: 0, expected: 0, expectedVariance: 0, sampled: 0 };
}

function byPlan(tallies: readonly Tally[]): Record<string, unknown> {
  return Object.fromEntries(tallies.map((one, plan) => [TRUTH.people.plans[plan]!.name, shownTally(one)]));
}

function shownTally({ personDays, expected, variance, observed }: Tally): Record<string, number> {
  return { personDays, expected: round(expected), standardDeviation: round(Math.sqrt(variance)), observed };
}

function shownArm({ people, expected, expectedVariance, sampled }: Arm): Record<string, number | null> {
  if (sampled === 0) return { people, sampled, expectedRate: null, standardError: null };
  return {
    people,
    sampled,
    expectedRate: round(expected / sampled),
    standardError: round(Math.sqrt(expectedVariance) / sampled),
  };
}

/** Six decimals: below any statistical meaning, above rounding noise of different processors. */
function round(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}
