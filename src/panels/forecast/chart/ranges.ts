// What part of time and value the picture shows.
import type { Samples } from '../../../shared/frames/index.ts';
import type { DrawnSeries } from './drawn-series.ts';

export type Range = [number, number];

/** How much of the horizon is drawn: no more than the dashboard's range, all of it, or as much as there is history. */
export type Future = 'range' | 'half' | 'whole';

/**
 * The dashboard's range, and after it the whole horizon of forecasts that begin within it or right at its end.
 * @param range epoch ms
 */
export function timeSpan(series: readonly DrawnSeries[], range: Range, future: Future): Range {
  const [from, to] = range;
  if (future === 'range') return range;
  const ends = series.flatMap(({ history, forecast }) => {
    const [first, end] = [forecast?.time[0], forecast?.time.at(-1)];
    if (first === undefined || end === undefined) return [];
    const known = history.time.findLast(at => at < first) ?? -Infinity;
    return first <= to || (known >= from && known <= to) ? [end] : [];
  });
  const end = Math.max(to, ...ends);
  // Half of the picture at most: a year ahead would press a week of history to the edge.
  return [from, future === 'half' ? Math.min(end, to + (to - from)) : end];
}

export interface SpanInput {
  /** Series whose bands are drawn whole; of the others the narrowest band must fit, for when they are pointed at. */
  readonly shown: ReadonlySet<string>;
  readonly time: Range;
  /** Only values above zero have a place. */
  readonly log: boolean;
}

export function valueSpan(series: readonly DrawnSeries[], { shown, time: [from, to], log }: SpanInput): Range | null {
  let [low, high] = [Infinity, -Infinity];
  const take = ({ time, value }: Samples) => {
    for (let i = 0; i < time.length; i++) {
      const at = value[i];
      if (at === null || at === undefined || !Number.isFinite(at) || time[i]! < from || time[i]! > to) continue;
      if (log && at <= 0) continue;
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
  };
  for (const { key, history, forecast, outcomes } of series) {
    take(history);
    if (outcomes && shown.has(key)) {
      take({ time: outcomes.time, value: outcomes.best });
      take({ time: outcomes.time, value: outcomes.worst });
    }
    if (!forecast) continue;
    take(forecast);
    const band = shown.has(key) ? forecast.bands.at(-1) : forecast.bands[0];
    if (!band || series.length > MOST_WITH_BANDS) continue;
    take({ time: forecast.time, value: band.lower });
    take({ time: forecast.time, value: band.upper });
  }
  return low <= high ? [low, high] : null;
}

/** Among more series no one's band may stretch the axis. */
const MOST_WITH_BANDS = 12;
const PAD = 0.08;

/** Room above and below; never across zero for values of one sign, and a flat line lies in the middle. */
export function padded([low, high]: Range): Range {
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    return [low - room, high + room];
  }
  const pad = (high - low) * PAD;
  return [low >= 0 ? Math.max(0, low - pad) : low - pad, high <= 0 ? Math.min(0, high + pad) : high + pad];
}

/** A goal that would more than double the picture stays outside it, and is named at the edge. */
export function withThresholds([low, high]: Range, values: readonly number[]): Range {
  const most = high - low || Math.abs(high) || 1;
  const near = values.filter(value => value >= low - most && value <= high + most);
  return [Math.min(low, ...near), Math.max(high, ...near)];
}

/** Room in the same ratio below and above, ending on whole parts of a decade: the axis counts on from there. @param span above zero */
export function paddedLog([low, high]: Range, base: number): Range {
  const room = low === high ? 2 : (high / low) ** PAD;
  const part = (value: number) => base ** Math.floor(Math.log(value) / Math.log(base));
  const [from, to] = [low / room, high * room];
  return [Math.floor(from / part(from)) * part(from), Math.ceil(to / part(to)) * part(to)];
}
