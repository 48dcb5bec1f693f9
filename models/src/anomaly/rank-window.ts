// The latest numbers in sorted order: where a new one ranks among them.

const view = new DataView(new ArrayBuffer(8));

/**
 * The upper half of a double as a whole number that sorts like it (IEEE 754): 20 bits of mantissa, the whole range of exponents.
 * Half the memory, and equal up to a millionth counts as equal, which is what ties need.
 */
export function encode(value: number): number {
  // Adding zero turns -0 into 0.
  view.setFloat64(0, value + 0);
  const high = view.getInt32(0);
  return high >= 0 ? high : high ^ 0x7fffffff;
}

export function decode(code: number): number {
  view.setInt32(0, code >= 0 ? code : code ^ 0x7fffffff);
  view.setInt32(4, 0);
  return view.getFloat64(0);
}

/** Sorted by binary insertion; one move of memory a number. */
export class RankWindow {
  private readonly arrival: Int32Array;
  private readonly sorted: Int32Array;
  private next = 0;
  private count = 0;

  /** @param codes what `toJSON` gave, at most `capacity` */
  constructor(capacity: number, codes: readonly number[] = []) {
    this.arrival = new Int32Array(capacity);
    this.sorted = new Int32Array(capacity);
    this.arrival.set(codes);
    this.sorted.set(codes);
    this.sorted.subarray(0, codes.length).sort();
    this.count = codes.length;
    this.next = this.count % capacity;
  }

  get size(): number {
    return this.count;
  }

  /** How many are at least `value`; those equal to a millionth count. */
  countAtLeast(value: number): number {
    return this.count - this.position(encode(value));
  }

  /** The order statistic at floor(p (n − 1)); NaN of none. */
  quantile(p: number): number {
    return this.count === 0 ? Number.NaN : decode(this.sorted[Math.floor(p * (this.count - 1))]!);
  }

  /** Takes a finite number in; the oldest leaves when full. */
  push(value: number): void {
    const code = encode(value);
    const full = this.count === this.arrival.length;
    const free = full ? this.position(this.arrival[this.next]!) : this.count++;
    this.arrival[this.next] = code;
    this.next = (this.next + 1) % this.arrival.length;
    this.insert(code, free, full);
  }

  /** Moves what lies between the place that became free and the new one's. */
  private insert(code: number, free: number, full: boolean): void {
    const { sorted } = this;
    const at = lowerBound(sorted, full ? this.count : free, code);
    if (at > free) sorted.copyWithin(free, free + 1, at);
    else sorted.copyWithin(at + 1, at, free);
    sorted[at > free ? at - 1 : at] = code;
  }

  private position(code: number): number {
    return lowerBound(this.sorted, this.count, code);
  }

  /** Codes in the order they came. */
  toJSON(): number[] {
    const full = this.count === this.arrival.length;
    const from = full ? this.next : 0;
    return Array.from({ length: this.count }, (_, i) => this.arrival[(from + i) % this.arrival.length]!);
  }
}

function lowerBound(sorted: Int32Array, length: number, code: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < code) low = middle + 1;
    else high = middle;
  }
  return low;
}
