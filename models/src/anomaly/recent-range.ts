// Whether a value is a new high or low, from the extremes of blocks instead of all values.

const BLOCKS = 32;

export interface RangeState {
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** Values in the latest block. */
  readonly filled: number;
}

/** The last `window` values, up to one block more. */
export class RecentRange {
  private readonly size: number;
  private readonly lows: number[];
  private readonly highs: number[];
  private filled: number;

  constructor(window: number, state: RangeState = { lows: [], highs: [], filled: 0 }) {
    this.size = Math.max(1, Math.round(window / BLOCKS));
    this.lows = [...state.lows];
    this.highs = [...state.highs];
    this.filled = state.filled;
  }

  /** Beyond everything remembered. */
  exceededBy(value: number): boolean {
    return this.lows.length > 0 && (value > max(this.highs) || value < min(this.lows));
  }

  push(value: number): void {
    if (this.lows.length === 0 || this.filled === this.size) this.open();
    const last = this.lows.length - 1;
    this.lows[last] = Math.min(this.lows[last]!, value);
    this.highs[last] = Math.max(this.highs[last]!, value);
    this.filled++;
  }

  private open(): void {
    this.lows.push(Number.POSITIVE_INFINITY);
    this.highs.push(Number.NEGATIVE_INFINITY);
    this.filled = 0;
    if (this.lows.length <= BLOCKS + 1) return;
    this.lows.shift();
    this.highs.shift();
  }

  toJSON(): RangeState {
    return { lows: [...this.lows], highs: [...this.highs], filled: this.filled };
  }
}

function max(values: readonly number[]): number {
  let most = values[0]!;
  for (let k = 1; k < values.length; k++) if (values[k]! > most) most = values[k]!;
  return most;
}

function min(values: readonly number[]): number {
  let least = values[0]!;
  for (let k = 1; k < values.length; k++) if (values[k]! < least) least = values[k]!;
  return least;
}
