// Where the latest values stood against their bands.

/** Values back that count as now: a pattern is noticed a moment after the value that broke it. */
export const NOW = 3;

export interface RecentState {
  readonly sides: readonly number[];
  readonly off: readonly number[];
  readonly expected: readonly number[];
}

/** Latest last; `sides` is as long as the longest rule asks, the others as long as NOW. */
export class RecentBand {
  readonly sides: number[];
  readonly off: number[];
  readonly expected: number[];
  private readonly length: number;

  /** @param length values that rules look back to */
  constructor(length: number, state: RecentState = { sides: [], off: [], expected: [] }) {
    this.length = Math.max(NOW, length);
    this.sides = [...state.sides];
    this.off = [...state.off];
    this.expected = [...state.expected];
  }

  /** @param side 1 above the band, -1 below, 0 inside or without a band */
  push(value: number, expected: number, side: number): void {
    keep(this.sides, side, this.length);
    const known = Number.isFinite(expected);
    keep(this.off, known ? Math.abs(value - expected) : 0, NOW);
    keep(this.expected, known ? expected : 0, NOW);
  }

  /** The side of the last of the three latest values outside: 1, -1, or 0 when all were inside. */
  get side(): number {
    return this.sides.slice(-NOW).findLast(side => side !== 0) ?? 0;
  }

  toJSON(): RecentState {
    return { sides: [...this.sides], off: [...this.off], expected: [...this.expected] };
  }
}

function keep(list: number[], value: number, length: number): void {
  list.push(value);
  if (list.length > length) list.shift();
}
