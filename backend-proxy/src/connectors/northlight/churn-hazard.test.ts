// The churn truth, checked from outside: covariates rebuilt from the records alone must give the hazards the simulation drew with,
// and realised churn must agree with them.

import { describe, expect, it } from 'vitest';
import { type ChurnCovariates, churnLogit } from './churn-hazard.ts';
import { logistic } from './distributions.ts';
import type { Person } from './person.ts';
import type { EventRecord, NorthlightRecord } from './records.ts';
import { rollOut } from './rollout.ts';
import { planOf, simulateDays } from './simulate.ts';
import { createWorld, type World } from './world.ts';

const PLANS = ['free', 'starter', 'pro', 'business'];

/** What the records told about one person up to a midnight. */
class Diary {
  private readonly sessions = new Map<number, number>();
  private readonly errors = new Map<number, number>();
  private readonly features = new Set<unknown>();
  private lastSession = 0;
  private overdue = false;
  private ticket = false;
  private plan = 0;
  treated = false;
  private readonly signUpDay: number;

  constructor(signUpDay: number) {
    this.signUpDay = signUpDay;
  }

  read(event: EventRecord, day: number): void {
    if (event.name === 'session_started') {
      this.sessions.set(day, (this.sessions.get(day) ?? 0) + 1);
      this.lastSession = day;
    } else if (event.name === 'agent_failed') this.errors.set(day, (this.errors.get(day) ?? 0) + 1);
    else if (event.name === 'feature_used') this.features.add(event.props.feature);
    else if (event.name === 'payment_failed') this.overdue = true;
    else if (event.name === 'ticket_opened') this.ticket = true;
    else if (event.name === 'ticket_solved') this.ticket = false;
    else if (event.name === 'plan_lapsed') this.pay(0);
  }

  pay(plan: number): void {
    this.plan = plan;
    this.overdue = false;
  }

  covariates(world: World, day: number): ChurnCovariates {
    const { from, to } = world.retentionTest;
    return {
      daysSinceSession: day - this.lastSession,
      sessionsLast14: sum(this.sessions, day - 14, day),
      sessionsBefore14: sum(this.sessions, day - 28, day - 14),
      errorsLast14: sum(this.errors, day - 14, day),
      cardOverdue: this.overdue,
      ticketOpen: this.ticket,
      plan: this.plan,
      tenureDays: day - this.signUpDay,
      featuresAdopted: this.features.size,
      retentionTreated: this.treated && day >= from && day < to,
    };
  }
}

function sum(counts: Map<number, number>, from: number, to: number): number {
  let total = 0;
  for (let day = from; day < to; day++) total += counts.get(day) ?? 0;
  return total;
}

interface Draw {
  readonly hazard: number;
  readonly churned: boolean;
  readonly plan: number;
}

function note(diaries: Map<string, Diary>, record: NorthlightRecord, day: number): void {
  if (record.kind === 'person' && record.signedUpAt === record.ts) diaries.set(record.id, new Diary(day));
  const diary = 'personId' in record ? diaries.get(record.personId ?? '') : undefined;
  if (!diary) return;
  if (record.kind === 'event') diary.read(record, day);
  else if (record.kind === 'order' && record.status === 'paid') diary.pay(PLANS.indexOf(record.plan));
  else if (record.kind === 'assignment' && record.experiment === 'weekly-digest')
    diary.treated = record.variant === 'treatment';
}

function run(people: number, seed: number) {
  const world = createWorld(planOf({ end: '2026-07-01', people, seed, months: 12 }));
  const diaries = new Map<string, Diary>();
  const draws: Draw[] = [];
  const outlooks: { person: Person; day: number; p: number }[] = [];
  let rebuilt = 0;
  let furthest = 0;
  const observer = {
    dayStart(_: World, day: number, known: readonly Person[]) {
      if (day % 60 !== 55 || day + 30 > world.plan.days) return;
      for (const person of known) outlooks.push({ person, day, p: rollOut(world, person, day, 30, 12, 0).churn });
    },
    churnDraw(_: World, person: Person, day: number, hazard: number, churned: boolean) {
      draws.push({ hazard, churned, plan: person.plan });
      const diary = diaries.get(person.profile.id);
      // The assignment is a record of this very midnight, so its effect counts from today: read it from the state.
      if (!diary || day === world.retentionTest.from) return;
      rebuilt += 1;
      furthest = Math.max(furthest, Math.abs(logistic(churnLogit(diary.covariates(world, day))) - hazard));
    },
  };
  let day = 0;
  for (const records of simulateDays(world, observer)) {
    for (const record of records) note(diaries, record, day);
    day += 1;
  }
  return { draws, outlooks, rebuilt, furthest };
}

/** (observed - expected) / standard deviation, for independent draws with the given probabilities. */
function zOf(draws: readonly { p: number; happened: boolean }[]): number {
  let surplus = 0;
  let variance = 0;
  for (const { p, happened } of draws) {
    surplus += (happened ? 1 : 0) - p;
    variance += p * (1 - p);
  }
  return surplus / Math.sqrt(variance);
}

const { draws, outlooks, rebuilt, furthest } = run(1200, 11);

describe('the churn hazard', () => {
  it('follows from the records alone: rebuilt covariates and the stated coefficients give the very hazards of the draws', () => {
    expect(rebuilt).toBeGreaterThan(50_000);
    expect(furthest).toBeLessThan(1e-12);
  });

  it.each([-1, 0, 1, 2, 3])('agrees with realised churn on plan %d (-1 = all)', plan => {
    const chosen = draws.filter(draw => plan < 0 || draw.plan === plan);
    expect(chosen.length).toBeGreaterThan(10_000);
    expect(Math.abs(zOf(chosen.map(draw => ({ p: draw.hazard, happened: draw.churned }))))).toBeLessThan(3);
  });

  it('agrees with realised churn in each tenth of risk, and spreads risk widely', () => {
    const sorted = [...draws].sort((a, b) => a.hazard - b.hazard);
    const tenths = Array.from({ length: 10 }, (_, k) =>
      sorted.slice((k * sorted.length) / 10, ((k + 1) * sorted.length) / 10),
    );
    const z = tenths.map(tenth => zOf(tenth.map(draw => ({ p: draw.hazard, happened: draw.churned }))));
    expect(Math.max(...z.map(Math.abs))).toBeLessThan(3.3); // 10 tests: 3.3 is the 1 % level of the largest
    const mass = (tenth: readonly Draw[]) => tenth.reduce((total, draw) => total + draw.hazard, 0);
    expect(mass(tenths[9]!)).toBeGreaterThan(10 * mass(tenths[0]!));
  });

  it('leads, by roll-outs, to 30-day probabilities that agree with who left within 30 days', () => {
    expect(outlooks.length).toBeGreaterThan(2000);
    const happened = ({ person, day }: { person: Person; day: number }) =>
      person.churnDay >= day && person.churnDay < day + 30;
    const draws30 = outlooks.map(one => ({ p: one.p, happened: happened(one) }));
    expect(Math.abs(zOf(draws30))).toBeLessThan(3);
    const risky = draws30.filter(one => one.p > 0.1);
    expect(risky.length).toBeGreaterThan(100);
    expect(Math.abs(zOf(risky))).toBeLessThan(3);
  });
});
