// Records by day: written in any order, read back in time order, one day at a time.

import { DAY } from './options.ts';
import type { NorthlightRecord } from './records.ts';

/** Holds records until their day comes; drops those outside the window. Memory: the records of the days still ahead. */
export class Agenda {
  private readonly days = new Map<number, NorthlightRecord[]>();
  private readonly start: number;
  private readonly end: number;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  readonly add = (record: NorthlightRecord): void => {
    if (record.ts < this.start || record.ts >= this.end) return;
    const day = Math.floor((record.ts - this.start) / DAY);
    const list = this.days.get(day);
    if (list) list.push(record);
    else this.days.set(day, [record]);
  };

  /** Takes the records of a day, sorted by time; equal times by kind and id, so that the order never depends on who came first. */
  take(day: number): NorthlightRecord[] {
    const list = this.days.get(day) ?? [];
    this.days.delete(day);
    return list.sort(byTime);
  }
}

// What explains another record at the same instant comes before it.
const RANK: Readonly<Record<NorthlightRecord['kind'], number>> = {
  campaign: 0,
  person: 1,
  assignment: 2,
  event: 3,
  touch: 4,
  order: 5,
  message: 6,
  metric: 7,
};

function byTime(a: NorthlightRecord, b: NorthlightRecord): number {
  return a.ts - b.ts || RANK[a.kind] - RANK[b.kind] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
