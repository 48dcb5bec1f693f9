// Metric series of the company: the hourly load as it comes, and daily series that sum exactly from the records.

import { setImmediate as breathe } from 'node:timers/promises';
import { DAY, type NorthlightOptions } from './options.ts';
import type { MetricPoint, NorthlightRecord } from './records.ts';
import { planOf, simulateDays } from './simulate.ts';
import { TRUTH } from './truth.ts';
import { createWorld } from './world.ts';

const PLAN_NAMES = TRUTH.people.plans.filter(plan => plan.monthlyCents > 0).map(plan => plan.name);

/**
 * The metric points of a simulation, day by day; within a day the hourly load first, then the daily series.
 * Days without events give points of 0, so no series has gaps. Weekly and monthly active users start with their first full window.
 * Lets the event loop run between days.
 * @throws RangeError when an option is out of range
 */
export async function* northlightMetrics(options: NorthlightOptions): AsyncGenerator<MetricPoint, void, undefined> {
  const world = createWorld(planOf(options));
  const meter = new DailyMeter(world.plan.start);
  for (const records of simulateDays(world, {})) {
    for (const record of records) meter.add(record);
    yield* meter.endDay();
    await breathe();
  }
}

/** Adds up the records of one day after another. Feed every record of a day, then call `endDay`. */
export class DailyMeter {
  private readonly credits = new Map<string, number>();
  private readonly errors = new Map<string, number>();
  private readonly revenueCents = new Map<string, number>();
  private signUps = 0;
  private opened = 0;
  private hourly: MetricPoint[] = [];
  private readonly activity = new ActivityWindow();
  private readonly start: number;
  private day = 0;

  /** @param start midnight UTC of the first day, epoch ms */
  constructor(start: number) {
    this.start = start;
  }

  add(record: NorthlightRecord): void {
    if (record.kind === 'event') this.addEvent(record.name, record.personId, record.value ?? 0, record.props);
    else if (record.kind === 'metric') this.hourly.push(record);
    else if (record.kind === 'order' && record.status === 'paid')
      count(this.revenueCents, record.plan, record.amountCents);
  }

  /** The points of the day that is complete, hourly ones included; the next day starts empty. */
  endDay(): MetricPoint[] {
    const ts = this.start + this.day * DAY;
    const points: MetricPoint[] = this.hourly.map(({ metric, labels, ts: hour, value, unit }) => ({
      metric,
      labels,
      ts: hour,
      value,
      unit,
    }));
    const add = (metric: string, unit: string, value: number, labels: MetricPoint['labels'] = {}) =>
      points.push({ metric, labels, ts, value, unit });
    for (const { name: feature, services } of TRUTH.usage.features) {
      for (const { name: service } of services) {
        add('credits_consumed', 'credits', this.credits.get(creditKey(feature, service)) ?? 0, { feature, service });
      }
    }
    for (const { name: agent } of TRUTH.usage.agents) add('errors', 'errors', this.errors.get(agent) ?? 0, { agent });
    for (const plan of PLAN_NAMES) add('revenue', 'USD', (this.revenueCents.get(plan) ?? 0) / 100, { plan });
    add('active_users', 'people', this.activity.people(this.day, 1));
    if (this.day >= 6) add('active_users_7d', 'people', this.activity.people(this.day, 7));
    if (this.day >= 29) add('active_users_30d', 'people', this.activity.people(this.day, 30));
    add('signups', 'people', this.signUps);
    add('emails_opened', 'emails', this.opened);
    this.startDay();
    return points;
  }

  private addEvent(
    name: string,
    personId: string | null,
    value: number,
    props: Readonly<Record<string, string | number>>,
  ): void {
    if (name === 'feature_used') count(this.credits, creditKey(props.feature, props.service), value);
    else if (name === 'agent_failed') count(this.errors, String(props.agent), 1);
    else if (name === 'session_started' && personId !== null) this.activity.seen(personId, this.day);
    else if (name === 'signed_up') this.signUps += 1;
    else if (name === 'email_opened') this.opened += 1;
  }

  private startDay(): void {
    this.day += 1;
    this.hourly = [];
    this.signUps = 0;
    this.opened = 0;
    for (const sums of [this.credits, this.errors, this.revenueCents]) sums.clear();
  }
}

/** Distinct active people over the last n days: how many were last seen on each day. */
class ActivityWindow {
  private readonly lastDay = new Map<string, number>();
  private readonly lastSeenOn: number[] = [];

  seen(person: string, day: number): void {
    const before = this.lastDay.get(person);
    if (before === day) return;
    if (before !== undefined) this.lastSeenOn[before]! -= 1;
    this.lastSeenOn[day] = (this.lastSeenOn[day] ?? 0) + 1;
    this.lastDay.set(person, day);
  }

  people(day: number, days: number): number {
    let total = 0;
    for (let d = Math.max(0, day - days + 1); d <= day; d++) total += this.lastSeenOn[d] ?? 0;
    return total;
  }
}

function creditKey(feature: string | number | undefined, service: string | number | undefined): string {
  return `${feature}/${service}`;
}

function count(sums: Map<string, number>, key: string, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}
