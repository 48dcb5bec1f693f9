// The company's calendar: everything that is the same for all people, resolved to days of one window.

import { type MailCampaign, mailOfDay } from './mail-calendar.ts';
import { DAY, HOUR, type NorthlightPlan } from './options.ts';
import { NamedStreams } from './prng.ts';
import { TRUTH } from './truth.ts';
import type { Span } from './truth-usage.ts';

/** Whole days of the window, counted from 0; `to` is exclusive. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export interface Incident {
  readonly name: string;
  readonly service: string;
  /** Epoch ms of the first hour, and of the hour after the last. */
  readonly from: number;
  readonly to: number;
  readonly factor: number;
}

export interface CalendarDay {
  readonly dayOfMonth: number;
  readonly holiday: boolean;
}

export interface World {
  readonly plan: NorthlightPlan;
  readonly random: NamedStreams;
  readonly regression: DaySpan;
  readonly conversionTest: DaySpan;
  readonly retentionTest: DaySpan;
  readonly incidents: readonly Incident[];
  /** Chance that a run of feature f fails: outside and inside the regression. */
  readonly errorRates: { readonly usual: Float64Array; readonly regressed: Float64Array };
  /** E-mail campaigns of a day, also past the end of the window (roll-outs look ahead). */
  readonly mails: (day: number) => readonly MailCampaign[];
  readonly calendarDay: (day: number) => CalendarDay;
  /** Sign-ups up to and including day d, relative; rises over the window. */
  readonly signUpCumulative: Float64Array;
}

export function createWorld(plan: NorthlightPlan): World {
  const random = new NamedStreams(plan.seed);
  const retentionStart = Math.floor(TRUTH.experiments.retention.at * plan.days);
  const mails = new Map<number, readonly MailCampaign[]>();
  const calendarDays = new Map<number, CalendarDay>();
  return {
    plan,
    random,
    regression: daySpan(TRUTH.usage.regression.span, plan.days),
    conversionTest: daySpan(TRUTH.experiments.conversion.span, plan.days),
    retentionTest: { from: retentionStart, to: retentionStart + TRUTH.experiments.retention.days },
    incidents: incidents(plan),
    errorRates: { usual: errorRates(1), regressed: errorRates(TRUTH.usage.regression.factor) },
    mails: day => remembered(mails, day, () => mailOfDay(plan, random, day)),
    calendarDay: day => remembered(calendarDays, day, () => calendarDay(plan.start + day * DAY)),
    signUpCumulative: signUpCumulative(plan),
  };
}

export function dayStart(world: World, day: number): number {
  return world.plan.start + day * DAY;
}

/** Day of the week of a day of the window: 0 = Monday. */
export function weekdayOf(plan: NorthlightPlan, day: number): number {
  return (Math.floor(plan.start / DAY) + day + 3) % 7; // 1 January 1970 was a Thursday
}

export function dayOfMonth(world: World, day: number): number {
  return world.calendarDay(day).dayOfMonth;
}

/** 24 December to 1 January. */
export function isHoliday(world: World, day: number): boolean {
  return world.calendarDay(day).holiday;
}

export function within(span: DaySpan, day: number): boolean {
  return day >= span.from && day < span.to;
}

function calendarDay(ts: number): CalendarDay {
  const date = new Date(ts);
  const month = date.getUTCMonth();
  const dayOfMonth = date.getUTCDate();
  return { dayOfMonth, holiday: (month === 11 && dayOfMonth >= 24) || (month === 0 && dayOfMonth === 1) };
}

function daySpan(span: Span, days: number): DaySpan {
  const from = Math.floor(span.from * days);
  return { from, to: Math.max(from + 1, Math.floor(span.to * days)) };
}

function incidents(plan: NorthlightPlan): Incident[] {
  return TRUTH.usage.load.incidents.map(({ name, service, at, hours, factor }) => {
    const from = plan.start + Math.floor(at * plan.days * 24) * HOUR;
    return { name, service, from, to: from + hours * HOUR, factor };
  });
}

function errorRates(factor: number): Float64Array {
  const { agents, features, regression } = TRUTH.usage;
  return Float64Array.from(features, feature => {
    const rate = agents.find(agent => agent.name === feature.agent)?.errorRate ?? 0;
    return feature.agent === regression.agent ? rate * factor : rate;
  });
}

function signUpCumulative(plan: NorthlightPlan): Float64Array {
  const { growthPer30Days, weekday } = TRUTH.people.signUps;
  const cumulative = new Float64Array(plan.days);
  let total = 0;
  for (let day = 0; day < plan.days; day++) {
    total += (1 + growthPer30Days) ** (day / 30) * weekday[weekdayOf(plan, day)]!;
    cumulative[day] = total;
  }
  return cumulative;
}

function remembered<T>(memory: Map<number, T>, key: number, make: () => T): T {
  let value = memory.get(key);
  if (value === undefined) {
    value = make();
    memory.set(key, value);
  }
  return value;
}
