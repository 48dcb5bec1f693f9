// How far the latest stretch is from the most similar past one, updated by one multiplication a lag.

export interface Lags {
  readonly slowMemory: number;
  readonly fastMemory: number;
  readonly nearestLag: number;
  readonly lags: number;
  readonly shortest: number;
}

export interface PatternState {
  readonly count: number;
  readonly since: number;
  /** The latest values, oldest first. */
  readonly values: readonly number[];
  readonly slow: readonly number[];
  readonly fast: readonly number[];
}

/** Sums below are zero: they would become denormal numbers, which are slow. Looked for every FLUSH points. */
const NOTHING = 1e-150;
const FLUSH = 256;

/**
 * For every lag l the sum q(l) = λ q(l) + |x(t) − x(t − l)|: the L1 distance of the stretch that ends now and the one that ended l
 * points ago, older points weighing less. Nothing is ever subtracted, so nothing cancels. Two memories share the differences.
 */
export class PatternDistance {
  /** Distances of the latest value's stretch; NaN while none is old enough. */
  slowest = Number.NaN;
  fastest = Number.NaN;
  private readonly lags: Lags;
  private readonly slow: Float64Array;
  private readonly fast: Float64Array;
  private readonly kept: number;
  /** Twice what is kept: the latest values are always in one piece. */
  private readonly values: Float64Array;
  private at = -1;
  private count = 0;
  private since = 0;
  private likeness = 0;

  constructor(lags: Lags, state?: PatternState) {
    this.lags = lags;
    this.kept = lags.nearestLag + lags.lags + 1;
    this.values = new Float64Array(2 * this.kept);
    this.slow = new Float64Array(lags.lags);
    this.fast = new Float64Array(lags.lags);
    if (state) this.restore(state);
  }

  private restore({ count, since, values, slow, fast }: PatternState): void {
    this.values.set(values);
    this.at = values.length - 1;
    this.count = count;
    this.since = since;
    this.slow.set(slow);
    this.fast.set(fast);
    this.likeness = this.nearest();
  }

  /** Points since the start or the last restart. */
  get length(): number {
    return this.since;
  }

  /**
   * What comes next: halfway between where the series stands and what followed the stretch that ended most alike.
   * @param level where it stands, NaN before the first value
   */
  next(level: number): number {
    return this.likeness === 0 ? level : 0.5 * level + 0.5 * this.values[this.at + 1 - this.likeness]!;
  }

  /** After a gap: stretches start anew, the past stays to compare with. */
  restart(): void {
    this.since = 0;
    this.likeness = 0;
    this.slow.fill(0);
    this.fast.fill(0);
  }

  push(value: number): void {
    if (this.at === this.values.length - 1) this.slide();
    this.values[++this.at] = value;
    this.count++;
    this.since++;
    if (this.count % FLUSH === 0) this.flush();
    this.compare(value);
  }

  /** Lags two at a time, which a processor does in three quarters of the time; what is left, and what is too young, one by one. */
  private compare(value: number): void {
    const { slow, fast, values } = this;
    const { slowMemory, fastMemory, nearestLag, lags } = this.lags;
    const keepSlow = 1 - 1 / slowMemory;
    const keepFast = 1 - 1 / fastMemory;
    const newest = this.at - nearestLag;
    const known = Math.min(lags, this.count - nearestLag);
    const whole = Math.max(0, Math.min(known, this.whole()));
    let slowest = Number.POSITIVE_INFINITY;
    let fastest = Number.POSITIVE_INFINITY;
    let lag = 0;
    let k = 0;
    for (; k + 1 < whole; k += 2) {
      const apart = Math.abs(value - values[newest - k]!);
      const next = Math.abs(value - values[newest - k - 1]!);
      const sum = keepSlow * slow[k]! + apart;
      const nextSum = keepSlow * slow[k + 1]! + next;
      const short = keepFast * fast[k]! + apart;
      const nextShort = keepFast * fast[k + 1]! + next;
      slow[k] = sum;
      slow[k + 1] = nextSum;
      fast[k] = short;
      fast[k + 1] = nextShort;
      if (sum < slowest) slowest = sum;
      if (nextSum < slowest) slowest = nextSum;
      if (short < fastest) {
        fastest = short;
        lag = k;
      }
      if (nextShort < fastest) {
        fastest = nextShort;
        lag = k + 1;
      }
    }
    for (; k < known; k++) {
      const apart = Math.abs(value - values[newest - k]!);
      slow[k] = keepSlow * slow[k]! + apart;
      fast[k] = keepFast * fast[k]! + apart;
      if (k >= whole) continue;
      slowest = Math.min(slowest, slow[k]!);
      if (fast[k]! < fastest) {
        fastest = fast[k]!;
        lag = k;
      }
    }
    this.slowest = whole > 0 ? slowest : Number.NaN;
    this.fastest = whole > 0 ? fastest : Number.NaN;
    this.likeness = whole > 0 ? lag + nearestLag : 0;
  }

  /** Lags whose older stretch has enough points before it. */
  private whole(): number {
    return this.count - this.lags.nearestLag - this.lags.shortest;
  }

  /** The lag of the stretch that ended most alike; 0 for none. */
  private nearest(): number {
    const whole = Math.min(this.lags.lags, this.whole());
    let best = 0;
    for (let k = 1; k < whole; k++) if (this.fast[k]! < this.fast[best]!) best = k;
    return whole > 0 && this.since > 0 ? best + this.lags.nearestLag : 0;
  }

  private slide(): void {
    this.values.copyWithin(0, this.values.length - this.kept);
    this.at = this.kept - 1;
  }

  private flush(): void {
    for (let k = 0; k < this.slow.length; k++) {
      if (this.slow[k]! < NOTHING) this.slow[k] = 0;
      if (this.fast[k]! < NOTHING) this.fast[k] = 0;
    }
  }

  toJSON(): PatternState {
    const from = Math.max(0, this.at + 1 - this.kept);
    return {
      count: this.count,
      since: this.since,
      values: Array.from(this.values.subarray(from, this.at + 1)),
      slow: Array.from(this.slow),
      fast: Array.from(this.fast),
    };
  }
}
