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

  private compare(value: number): void {
    const { slow, fast, values, lags } = this;
    const keepSlow = 1 - 1 / lags.slowMemory;
    const keepFast = 1 - 1 / lags.fastMemory;
    const newest = this.at - lags.nearestLag;
    const known = Math.min(lags.lags, this.count - lags.nearestLag);
    const whole = Math.min(known, this.whole());
    let lowSlow = Number.POSITIVE_INFINITY;
    let lowFast = Number.POSITIVE_INFINITY;
    let lag = 0;
    for (let k = 0; k < whole; k++) {
      const apart = Math.abs(value - values[newest - k]!);
      const sum = keepSlow * slow[k]! + apart;
      const short = keepFast * fast[k]! + apart;
      slow[k] = sum;
      fast[k] = short;
      if (sum < lowSlow) lowSlow = sum;
      if (short < lowFast) {
        lowFast = short;
        lag = k;
      }
    }
    for (let k = Math.max(0, whole); k < known; k++) {
      const apart = Math.abs(value - values[newest - k]!);
      slow[k] = keepSlow * slow[k]! + apart;
      fast[k] = keepFast * fast[k]! + apart;
    }
    const found = whole > 0;
    this.slowest = found ? lowSlow : Number.NaN;
    this.fastest = found ? lowFast : Number.NaN;
    this.likeness = found ? lag + lags.nearestLag : 0;
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
