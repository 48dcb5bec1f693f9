// What is said of a goal or a limit: how likely it is reached, and when. An expected date only where it is more likely
// than not; its range is the middle half of the crossing times.
import type { Crossing, Threshold } from '@foresight/contracts';
import type { Field } from '@grafana/data';
import { type Formats, stepMs } from '../../../shared/format/index.ts';
import type { ForecastSeries } from '../../../shared/frames/index.ts';
import { valueText } from '../chart/value-text.ts';
import { isGoal } from './threshold-lines.ts';

export interface CrossingText {
  /** "Goal 50 K" */
  readonly name: string;
  /** "P(reach by 31 Dec) 83% · expected 14 Dec (9–22 Dec)", or "may reach 50 K before 31 Dec, P 34%" */
  readonly text: string;
  /** "P 83% · 14 Dec" */
  readonly short: string;
}

const DAY = 86_400_000;
/** In a horizon of no more than this, days alone would say too little. */
const CLOSE = 4 * DAY;

/** "Limit 85%", "Goal “a million” 1 M" */
export function thresholdName(threshold: Threshold, field: Pick<Field, 'display'>): string {
  const { name, value } = threshold;
  const word = isGoal(threshold) ? 'Goal' : 'Limit';
  return [word, ...(name ? [`“${name}”`] : []), valueText(field, value)].join(' ');
}

/** Never 0 or 100 %: nothing that is to come is certain. */
export const chance = (probability: number, f: Formats): string =>
  f.percent(Math.min(0.999, Math.max(0.001, probability)));

export function crossingText(
  { threshold, ...crossing }: Crossing,
  { forecast, field }: Pick<ForecastSeries, 'forecast' | 'field'>,
  f: Formats,
): CrossingText {
  const name = thresholdName(threshold, field);
  const p = chance(crossing.probability, f);
  const date = dater(forecast, f);
  const end = forecast?.time.at(-1);
  const by = end === undefined ? '' : date(end);
  const [reach, may] = threshold.direction === 'above' ? ['reach', 'may reach'] : ['fall below', 'may fall below'];
  if (crossing.beyond_now) {
    const now = `is ${threshold.direction} it now`;
    return { name, text: `${now} · P(in the steps to come) ${p}`, short: now };
  }
  const expected = crossing.probability >= 0.5 ? crossing.p50 : null;
  if (expected === null) {
    return { name, text: `${may} ${valueText(field, threshold.value)} before ${by}, P ${p}`, short: `P ${p}` };
  }
  const at = date(Date.parse(expected));
  return {
    name,
    text: `P(${reach} by ${by}) ${p} · expected ${at}${rangeOf(crossing, at, date)}`,
    short: `P ${p} · ${at}`,
  };
}

/** Writes days; of steps within a few days the time, too. */
function dater(forecast: ForecastSeries['forecast'], f: Formats): (ms: number) => string {
  const [first, end] = [forecast?.time[0] ?? 0, forecast?.time.at(-1) ?? 0];
  const step = forecast ? stepMs(forecast.custom.step) : DAY;
  return ms => f.date(ms, step < DAY && end - first <= CLOSE);
}

/** " (9–22 Dec)"; open where it is not that likely to be reached within the horizon; nothing where it is one day. */
function rangeOf({ p25, p75 }: Pick<Crossing, 'p25' | 'p75'>, at: string, date: (ms: number) => string): string {
  if (p25 === null) return '';
  const from = date(Date.parse(p25));
  if (p75 === null) return ` (${from} or later)`;
  const to = date(Date.parse(p75));
  return from === to && to === at ? '' : ` (${joined(from, to)})`;
}

/** "9–22 Dec", "28 Nov – 3 Dec", "28 Nov, 05:00–11:00": what both share is written once. */
function joined(from: string, to: string): string {
  if (from === to) return to;
  const [fromDay, fromTime] = from.split(', ');
  const [toDay, toTime] = to.split(', ');
  if (fromDay === toDay) return `${from}–${toTime}`;
  const [day, ...month] = fromDay!.split(' ');
  return fromTime === undefined && toDay!.endsWith(` ${month.join(' ')}`) ? `${day}–${to}` : `${from} – ${to}`;
}
