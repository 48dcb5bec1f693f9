// A series on the clock of a time zone: a day begins when it begins there, also after the clock was changed.
import type { Series } from '../model.ts';
import { offsetAt, type ZoneSpan, zoneSpans } from './time-zone.ts';

/** Plain JSON; with it, every slot after the end of the series has its place on the local clock. */
export interface LocalClock {
  readonly timeZone: string;
  /** Epoch milliseconds (UTC) of the first slot. */
  readonly start: number;
  /** Milliseconds. */
  readonly step: number;
  /** Slots of the series. */
  readonly length: number;
  /** Offset of the zone at the last slot. Local times are told as if it held always, so that the latest ones are as in UTC. */
  readonly offset: number;
}

export function localClock(series: Series, timeZone: string): LocalClock {
  const { start, step, values } = series;
  const offset = offsetAt(timeZone, start + (values.length - 1) * step.count);
  return { timeZone, start, step: step.count, length: values.length, offset };
}

/** The offset at the start of the series, and each that follows in it or within `horizon` steps after it. */
export function spansOf(clock: LocalClock, horizon: number): readonly ZoneSpan[] {
  const { start, step, length } = clock;
  return zoneSpans(clock.timeZone, start, start + (length + horizon - 1) * step);
}

/** How many slots the local place of each slot `from` to `to` is after its place in UTC. */
export function slotsAhead(clock: LocalClock, from: number, to: number): Int32Array {
  const out = new Int32Array(to - from);
  const at = (t: number) => clock.start + t * clock.step;
  const spans = zoneSpans(clock.timeZone, at(from), at(Math.max(from, to - 1)));
  for (let i = 0, k = 0; i < out.length; i++) {
    while (k + 1 < spans.length && at(from + i) >= spans[k + 1]!.time) k++;
    out[i] = (spans[k]!.offset - clock.offset) / clock.step;
  }
  return out;
}

/** Values a slot of UTC to values a slot of the local clock: the hour that comes twice is averaged, the one that is left out is on a line. */
export function toLocal(clock: LocalClock, values: Float64Array): Float64Array {
  const ahead = slotsAhead(clock, 0, values.length);
  const first = ahead[0]!;
  const length = ahead.reduce((most, a, t) => Math.max(most, t + a - first + 1), 0);
  const sum = new Float64Array(length);
  const count = new Float64Array(length);
  const touched = new Uint8Array(length);
  for (let t = 0; t < values.length; t++) {
    const local = t + ahead[t]! - first;
    touched[local] = 1;
    if (!Number.isFinite(values[t]!)) continue;
    sum[local]! += values[t]! / 2;
    count[local]!++;
  }
  // Halves, because the sum of two large numbers need not be one.
  const out = sum.map((v, j) => (count[j]! > 0 ? v * (2 / count[j]!) : Number.NaN));
  bridge(out, touched);
  return out;
}

/** A line over the slots that no value could be in. */
function bridge(values: Float64Array, touched: Uint8Array): void {
  for (let j = 0; j < values.length; j++) {
    if (touched[j] === 1) continue;
    let end = j;
    while (end < values.length && touched[end] === 0) end++;
    const [left, right] = [values[j - 1] ?? Number.NaN, values[end] ?? Number.NaN];
    for (let k = j; k < end; k++) values[k] = left + ((right - left) * (k - j + 1)) / (end - j + 1);
    j = end;
  }
}

/** Milliseconds of the first local slot. */
export function localStart(clock: LocalClock): number {
  return clock.start + slotsAhead(clock, 0, 1)[0]! * clock.step;
}

/** A moment as the local clock tells it. */
export function toLocalTime(clock: LocalClock, time: number): number {
  return time + offsetAt(clock.timeZone, time) - clock.offset;
}

/** The moment at which the local clock shows `local`; the later one where there are two. */
export function fromLocalTime(clock: LocalClock, local: number): number {
  const near = local - (offsetAt(clock.timeZone, local) - clock.offset);
  return local - (offsetAt(clock.timeZone, near) - clock.offset);
}
