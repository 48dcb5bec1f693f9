// Reads the times of one file, all written in one way; ISO date-times and plain numbers take a path without strings.

import { dayStart, timeOfDay } from './calendar.ts';
import { EPOCH_UNITS, type EpochUnit, readStamp, type StampKind } from './stamp-kind.ts';

const DASH = 45;
const COLON = 58;
const POINT = 46;
const SPACE = 32;
const UPPER_T = 84;
const UPPER_Z = 90;
const DATE_LENGTH = 10;
const SECONDS_LENGTH = 19;
const INDEX_UNIT: EpochUnit = { from: 1, to: 8, drop: 0, ms: 1 };

/** Holds the kind of time of a file and the day read last: neighbouring rows mostly share their day. */
export class StampReader {
  readonly kind: StampKind;
  private readonly day = new Uint8Array(DATE_LENGTH);
  private dayMs = Number.NaN;
  private readonly unit: EpochUnit | undefined;

  constructor(kind: StampKind) {
    this.kind = kind;
    this.unit = kind === 'index' ? INDEX_UNIT : EPOCH_UNITS[kind];
  }

  /** @returns epoch milliseconds, or the number itself for an index; NaN when the text is not of this file's kind */
  read(bytes: Buffer, start: number, end: number): number {
    let fast = Number.NaN;
    if (this.unit !== undefined) fast = readDigits(bytes, start, end, this.unit);
    else if (this.kind === 'date' && end - start >= DATE_LENGTH) fast = this.readIso(bytes, start, end);
    return Number.isNaN(fast) ? readStamp(this.kind, bytes.toString('latin1', start, end).trim()) : fast;
  }

  /** `YYYY-MM-DD`, alone or with `Thh:mm:ss`, `.fff` and `Z`; NaN for every other form. */
  private readIso(bytes: Buffer, start: number, end: number): number {
    const day = this.readDay(bytes, start);
    const length = end - start;
    if (length === DATE_LENGTH) return day;
    const gap = bytes[start + DATE_LENGTH];
    if (length < SECONDS_LENGTH || (gap !== UPPER_T && gap !== SPACE)) return Number.NaN;
    if (bytes[start + 13] !== COLON || bytes[start + 16] !== COLON) return Number.NaN;
    const hour = twoDigits(bytes, start + 11);
    const time = timeOfDay(hour, twoDigits(bytes, start + 14), twoDigits(bytes, start + 17));
    return length === SECONDS_LENGTH ? day + time : day + time + readRest(bytes, start + SECONDS_LENGTH, end);
  }

  private readDay(bytes: Buffer, start: number): number {
    const { day } = this;
    // From the right, where two different days differ first.
    for (let i = DATE_LENGTH - 1; i >= 0; i--) {
      if (day[i] !== bytes[start + i]) return this.newDay(bytes, start);
    }
    return this.dayMs;
  }

  private newDay(bytes: Buffer, start: number): number {
    const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
    const dashes = bytes[start + 4] === DASH && bytes[start + 7] === DASH;
    const ms = dashes ? dayStart(year, twoDigits(bytes, start + 5), twoDigits(bytes, start + 8)) : Number.NaN;
    for (let i = 0; i < DATE_LENGTH; i++) this.day[i] = bytes[start + i]!;
    this.dayMs = ms;
    return ms;
  }
}

/** Digits alone, as many as the unit has; NaN for every other form. */
function readDigits(bytes: Buffer, start: number, end: number, unit: EpochUnit): number {
  if (end - start < unit.from || end - start > unit.to) return Number.NaN;
  let count = 0;
  for (let at = start; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    if (at < end - unit.drop) count = count * 10 + digit;
  }
  return count * unit.ms;
}

/** Milliseconds of `.f…` and nothing or `Z` behind it; NaN for other rests. */
function readRest(bytes: Buffer, start: number, end: number): number {
  const last = bytes[end - 1] === UPPER_Z ? end - 1 : end;
  if (last === start) return 0;
  if (bytes[start] !== POINT || last - start < 2) return Number.NaN;
  let ms = 0;
  let weight = 100;
  for (let at = start + 1; at < last; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    if (weight >= 1) ms += digit * weight;
    weight /= 10;
  }
  return ms;
}

/** Two digits as a number; NaN when they are not digits. */
function twoDigits(bytes: Buffer, at: number): number {
  const tens = bytes[at]! - 48;
  const units = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : Number.NaN;
}
