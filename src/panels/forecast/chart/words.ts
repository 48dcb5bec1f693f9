// The picture in a sentence, and the note at its foot.
import { getTimeZoneInfo, type TimeZone } from '@grafana/data';
import { type Formats, stepText } from '../../../shared/format/index.ts';
import { crossingText } from '../goals/crossing-text.ts';
import { marksText } from './mark-words.ts';
import { isPast, type Scene, type SceneSeries } from './scene.ts';
import { rangeText, valueText } from './value-text.ts';

/** "Daily active users now 45.2 K, expected 50 K on 14 Dec, between 48 and 52 K", for those who do not see the picture. */
export function chartLabel({ series }: Scene, now: number, f: Formats): string {
  const [one] = series;
  if (!one) return 'No series';
  if (series.length > 1) {
    const found = marksText(series, f);
    return `${series.length} series with their forecasts${found && `, ${found}`}; arrows step through time`;
  }
  const { name, field, history, forecast } = one;
  const last = history.value.findLast(value => value !== null);
  const known =
    typeof last === 'number' ? `${name} ${wasOrIs(history.time.at(-1)!, now, f)} ${valueText(field, last)}` : name;
  const [end, value, band] = [forecast?.time.at(-1), forecast?.value.at(-1), forecast?.bands.at(-1)];
  if (end === undefined || typeof value !== 'number') return joined(`${known}, no forecast`, marksText(series, f));
  const [lower, upper] = [band?.lower.at(-1), band?.upper.at(-1)];
  const between =
    typeof lower === 'number' && typeof upper === 'number' ? `, between ${rangeText(field, lower, upper)}` : '';
  const expected = isPast(one) ? `said on ${f.date(Date.parse(forecast!.custom.issued_at))} to be` : 'expected';
  const said = `${known}, ${expected} ${valueText(field, value)} on ${f.date(end)}${between}`;
  return joined(said, ...goalTexts(one, f), marksText(series, f));
}

const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join('. ');

/** "Goal 50 K: P(reach by 31 Dec) 83% · expected 14 Dec (9–22 Dec)" */
const goalTexts = (series: SceneSeries, f: Formats): string[] =>
  (series.forecast?.custom.crossings ?? []).map(crossing => {
    const { name, text } = crossingText(crossing, series, f);
    return `${name}: ${text}`;
  });

const DAY = 86_400_000;
const wasOrIs = (at: number, now: number, f: Formats) => (now - at < DAY ? 'now' : `on ${f.date(at)}`);

/** "UTC · hourly · to 1 Jan" */
export function legendNote(
  { series, time, log, unplaced }: Scene,
  timeZone: TimeZone,
  now: number,
  f: Formats,
): string {
  // "UTC, GMT": Grafana lists all names that fit.
  const zone = getTimeZoneInfo(timeZone, now)?.abbreviation.split(',')[0] || 'UTC';
  const steps = new Set(series.flatMap(({ step }) => (step ? [stepText(step)] : [])));
  const [step] = steps;
  const scale = log ? [unplaced > 0 ? `log, ${unplaced} at or below 0 not shown` : 'log'] : [];
  return [...scale, zone, ...(steps.size === 1 ? [step] : []), `to ${f.date(time[1])}`].join(' · ');
}

/** "45.2 K · 50 K on 14 Dec", or with a goal "45.2 K · P 83% · 14 Dec", of a series that is alone; nothing of several. */
export function shortText({ series }: Scene, f: Formats): string {
  const [one] = series;
  if (!one || series.length > 1) return '';
  const last = one.history.value.findLast(value => value !== null);
  const [end, value] = [one.forecast?.time.at(-1), one.forecast?.value.at(-1)];
  const known = typeof last === 'number' ? valueText(one.field, last) : '';
  const [crossing] = one.forecast?.custom.crossings ?? [];
  if (crossing) return [known, crossingText(crossing, one, f).short].filter(Boolean).join(' · ');
  return end !== undefined && typeof value === 'number'
    ? `${known} · ${valueText(one.field, value)} on ${f.date(end)}`
    : known;
}
