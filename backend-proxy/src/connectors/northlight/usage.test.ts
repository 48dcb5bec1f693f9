// Use of the product and of the site, against the stated rates.

import { describe, expect, it } from 'vitest';
import { DAY } from './options.ts';
import type { EventRecord, PersonRecord } from './records.ts';
import { planOf, simulateDays } from './simulate.ts';
import { TRUTH } from './truth.ts';
import { createWorld, within } from './world.ts';

const world = createWorld(planOf({ end: '2026-07-01', people: 800, seed: 3, months: 9 }));
const { regression } = world;
const { browsing } = TRUTH.people;

/** Failed and successful runs by `agent inside|outside` the regression. */
const runs = new Map<string, { failed: number; used: number }>();
/** Distinct features by person and month after sign-up. */
const breadth = new Map<string, Set<unknown>[]>();
const people = new Map<string, PersonRecord>();
const localHours = new Map<string, Float64Array>();
const weekdays = new Float64Array(7);
const steps = browsing.pages.map(() => new Float64Array(browsing.pages.length + 1));
const lastPage = new Map<string, number>();

function noteRun(event: EventRecord, day: number): void {
  const agent = event.props.agent;
  if (agent === undefined) return;
  const key = `${agent} ${within(regression, day) ? 'inside' : 'outside'}`;
  const own = runs.get(key) ?? { failed: 0, used: 0 };
  if (event.name === 'agent_failed') own.failed += 1;
  else own.used += 1;
  runs.set(key, own);
}

function noteFeature(event: EventRecord): void {
  const person = people.get(event.personId!)!;
  if (person.ts !== person.signedUpAt) return;
  const months = breadth.get(person.id) ?? [];
  breadth.set(person.id, months);
  const month = Math.floor((event.ts - person.signedUpAt) / (30 * DAY));
  months[month] = (months[month] ?? new Set()).add(event.props.feature);
}

function noteSession(event: EventRecord, day: number): void {
  const { country, utcOffsetMinutes } = people.get(event.personId!)!;
  const hours = localHours.get(country) ?? new Float64Array(24);
  localHours.set(country, hours);
  hours[Math.floor((((event.ts + utcOffsetMinutes * 60_000) % DAY) * 24) / DAY)]! += 1;
  weekdays[new Date(world.plan.start + day * DAY).getUTCDay()]! += 1;
}

function notePage(event: EventRecord): void {
  const page = browsing.pages.indexOf(event.props.path as (typeof browsing.pages)[number]);
  const before = lastPage.get(event.sessionId!);
  if (before !== undefined && page >= 0) steps[before]![page]! += 1;
  if (page >= 0) lastPage.set(event.sessionId!, page);
  else lastPage.delete(event.sessionId!); // /sign-up was added to this visit, so its end is not a draw
}

let day = 0;
for (const records of simulateDays(world, {})) {
  for (const record of records) {
    if (record.kind === 'person') people.set(record.id, record);
    if (record.kind !== 'event') continue;
    if (record.name === 'feature_used') noteFeature(record);
    if (record.name === 'feature_used' || record.name === 'agent_failed') noteRun(record, day);
    if (record.name === 'session_started') noteSession(record, day);
    if (record.name === 'page_viewed') notePage(record);
  }
  day += 1;
}
for (const page of lastPage.values()) steps[page]![browsing.pages.length]! += 1;

describe('the agents', () => {
  it.each(
    TRUTH.usage.agents.flatMap(agent => [
      [agent.name, 'outside', agent.errorRate] as const,
      [agent.name, 'inside', agent.errorRate] as const,
    ]),
  )('%s fails %s the regression at its stated rate', (agent, where, rate) => {
    const { failed, used } = runs.get(`${agent} ${where}`)!;
    const stated =
      rate * (where === 'inside' && agent === TRUTH.usage.regression.agent ? TRUTH.usage.regression.factor : 1);
    const n = failed + used;
    expect(Math.abs(failed - stated * n)).toBeLessThan(3 * Math.sqrt(n * stated * (1 - stated)));
  });
});

describe('people', () => {
  it('use more features the longer they stay', () => {
    const mean = (month: number) => {
      const sizes = [...breadth.values()].filter(months => months.length >= 4).map(months => months[month]?.size ?? 0);
      return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    };
    expect([mean(0), mean(1), mean(2)]).toEqual([mean(0), mean(1), mean(2)].sort((a, b) => a - b));
  });

  it.each(['US', 'DE', 'IN', 'JP'])('of %s work in the daytime of their own time zone', country => {
    const hours = localHours.get(country)!;
    const total = hours.reduce((sum, n) => sum + n, 0);
    const daytime = hours.slice(8, 18).reduce((sum, n) => sum + n, 0);
    expect(total).toBeGreaterThan(1000);
    expect(daytime / total).toBeGreaterThan(0.7);
  });

  it('work on weekdays more than at weekends', () => {
    expect(Math.max(weekdays[0]!, weekdays[6]!)).toBeLessThan(0.6 * Math.min(...weekdays.slice(1, 6)));
  });
});

describe('anonymous visits', () => {
  it.each(browsing.pages.map((page, from) => [page, from] as const))(
    'go on from %s as the stated transitions say',
    (_, from) => {
      const row = steps[from]!;
      const stated = browsing.transitions[from]!;
      // In the visit of a sign-up the step to /sign-up hides the leaving, so only the steps between pages are compared.
      const pages = row.slice(0, -1);
      const n = pages.reduce((sum, count) => sum + count, 0);
      const share = stated.slice(0, -1).reduce((sum: number, p) => sum + p, 0);
      let chi2 = 0;
      let cells = 0;
      pages.forEach((count, to) => {
        const expected = (n * stated[to]!) / share;
        if (expected === 0) expect(count).toBe(0);
        else {
          chi2 += (count - expected) ** 2 / expected;
          cells += 1;
        }
      });
      expect(n).toBeGreaterThan(100);
      expect(chi2).toBeLessThan(cells === 5 ? 18.5 : 16.3); // 0.1 % level, 4 and 3 degrees of freedom
    },
  );
});
