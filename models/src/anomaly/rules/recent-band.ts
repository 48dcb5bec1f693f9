// Where the latest values stood against their bands, and which of them an event is about.

/** One value against what was expected of it. */
export interface Excursion {
  /** 1 above the band, -1 below, 0 inside or without a band. */
  readonly side: number;
  /** Distance from the expected value, 0 or more. */
  readonly off: number;
  readonly expected: number;
}

export interface RecentState {
  readonly sides: readonly number[];
  readonly latest: readonly Excursion[];
  readonly event: Excursion | null;
}

/** Values back that belong to an event: a pattern is noticed a moment after the value that broke it. */
const BEFORE = 3;

/** Latest last. */
export class RecentBand {
  readonly sides: number[];
  private readonly latest: Excursion[];
  private readonly length: number;
  /** The farthest value since just before the rank reached the alert line, outside the band if one was; null below the line. */
  private event: Excursion | null;

  /** @param length values that rules look back to */
  constructor(length: number, state: RecentState = { sides: [], latest: [], event: null }) {
    this.length = Math.max(1, length);
    this.sides = [...state.sides];
    this.latest = [...state.latest];
    this.event = state.event;
  }

  push(value: number, expected: number, side: number): void {
    keep(this.sides, side, this.length);
    const known = Number.isFinite(expected);
    keep(this.latest, { side, off: known ? Math.abs(value - expected) : 0, expected: known ? expected : 0 }, BEFORE);
  }

  /** @param over whether the rank is at the alert line */
  rankIs(over: boolean): void {
    if (!over) this.event = null;
    else if (this.event) this.event = farther(this.event, this.latest.at(-1)!);
    else this.event = this.latest.reduce(farther);
  }

  /** What an alert now would be about; the latest value when nothing is going on. */
  get about(): Excursion {
    return this.event ?? this.latest.at(-1)!;
  }

  toJSON(): RecentState {
    return { sides: [...this.sides], latest: [...this.latest], event: this.event };
  }
}

function farther(one: Excursion, other: Excursion): Excursion {
  const outside = Math.abs(other.side) - Math.abs(one.side);
  return outside > 0 || (outside === 0 && other.off > one.off) ? other : one;
}

function keep<T>(list: T[], value: T, length: number): void {
  list.push(value);
  if (list.length > length) list.shift();
}
