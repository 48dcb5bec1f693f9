// The daily hazard of leaving for good.

import { clamp, logistic } from './distributions.ts';
import { type Person, sumBefore } from './person.ts';
import { TRUTH } from './truth.ts';
import { type World, within } from './world.ts';

/** Everything the churn hazard looks at, as of midnight UTC at the start of a day. */
export interface ChurnCovariates {
  readonly daysSinceSession: number;
  readonly sessionsLast14: number;
  readonly sessionsBefore14: number;
  readonly errorsLast14: number;
  readonly cardOverdue: boolean;
  readonly ticketOpen: boolean;
  /** Index into the plans: free, starter, pro, business. */
  readonly plan: number;
  readonly tenureDays: number;
  readonly featuresAdopted: number;
  /** In the treatment arm of the retention experiment, and the experiment still runs. */
  readonly retentionTreated: boolean;
}

export function churnCovariates(world: World, person: Person, day: number): ChurnCovariates {
  return {
    daysSinceSession: day - person.lastSessionDay,
    sessionsLast14: sumBefore(person.sessions, day, 1, 14),
    sessionsBefore14: sumBefore(person.sessions, day, 15, 28),
    errorsLast14: sumBefore(person.errors, day, 1, 14),
    cardOverdue: person.overdueSince >= 0,
    ticketOpen: person.ticketUntil >= 0,
    plan: person.plan,
    tenureDays: day - person.profile.signUpDay,
    featuresAdopted: person.breadth,
    retentionTreated: person.retentionArm === 1 && within(world.retentionTest, day),
  };
}

/**
 * Log-odds of churn on one day: a discrete-time logistic hazard with the coefficients of `TRUTH.churn`.
 * Source of the form: Singer and Willett, "It's about time: using discrete-time survival analysis", J. Educ. Stat. 18(2), 1993.
 */
export function churnLogit(c: ChurnCovariates): number {
  const b = TRUTH.churn;
  return (
    b.intercept +
    (b.recencyWeeks * Math.min(c.daysSinceSession, 28)) / 7 +
    b.decline * clamp(Math.log((1 + c.sessionsBefore14) / (1 + c.sessionsLast14)), -1, 2) +
    b.errors * Math.min(c.errorsLast14, 8) +
    (c.cardOverdue ? b.cardOverdue : 0) +
    (c.ticketOpen ? b.ticketOpen : 0) +
    b.plan[c.plan]! +
    b.tenure * Math.log(1 + c.tenureDays / 30) +
    (b.breadth * c.featuresAdopted) / 12 +
    (c.retentionTreated ? TRUTH.experiments.retention.effect : 0)
  );
}

/** Probability that a known person churns on `day`, given their state at its start. */
export function churnHazard(world: World, person: Person, day: number): number {
  return logistic(churnLogit(churnCovariates(world, person, day)));
}
