// Where a numeric column is cut into bins: between its values when they are few, into equal shares of the rows when they are many.

/** Bins of values; one more is for what is missing. */
export const MOST_BINS = 254;
/** Rows that are looked at, evenly spaced. */
const MOST_ROWS = 200_000;
/** A bin of few distinct values is closed once it holds so many rows. */
const FEWEST_IN_BIN = 3;

/** @returns the largest value of each bin, ascending, 1 to 254; the last is Infinity, the others are finite */
export function numericBounds(values: Float64Array): Float64Array {
  const { distinct, counts } = distinctValues(sampled(values));
  const closes = distinct.length <= MOST_BINS ? betweenValues(counts) : equalShares(counts);
  return Float64Array.from([...closes.map(i => between(distinct[i]!, distinct[i + 1]!)), Number.POSITIVE_INFINITY]);
}

function sampled(values: Float64Array): Float64Array {
  const stride = Math.max(1, values.length / MOST_ROWS);
  const taken = new Float64Array(Math.min(values.length, MOST_ROWS));
  let count = 0;
  for (let i = 0; i < taken.length; i++) {
    const value = values[Math.floor(i * stride)]!;
    if (!Number.isNaN(value)) taken[count++] = value;
  }
  return taken.subarray(0, count).sort();
}

function distinctValues(sorted: Float64Array): { distinct: Float64Array; counts: Int32Array } {
  const distinct = new Float64Array(sorted.length);
  const counts = new Int32Array(sorted.length);
  let last = -1;
  for (const value of sorted) {
    // -0 and 0 are one value.
    if (last < 0 || value !== distinct[last]) distinct[++last] = value;
    counts[last]!++;
  }
  return { distinct: distinct.subarray(0, last + 1), counts: counts.subarray(0, last + 1) };
}

/** @returns the distinct values after which a bin ends, the last bin excepted */
function betweenValues(counts: Int32Array): number[] {
  const closes: number[] = [];
  let rows = 0;
  for (let i = 0; i < counts.length - 1; i++) {
    rows += counts[i]!;
    if (rows < FEWEST_IN_BIN) continue;
    closes.push(i);
    rows = 0;
  }
  return closes;
}

/** A value with a bin's share of the rows or more has a bin to itself; the others share what bins are left. */
function equalShares(counts: Int32Array): number[] {
  const all = counts.reduce((sum, n) => sum + n, 0);
  const isLarge = (i: number) => counts[i]! * MOST_BINS >= all;
  let smallRows = all;
  let smallBins = MOST_BINS;
  for (let i = 0; i < counts.length; i++) {
    if (!isLarge(i)) continue;
    smallRows -= counts[i]!;
    smallBins--;
  }
  const closes: number[] = [];
  let rows = 0;
  for (let i = 0; i < counts.length - 1 && closes.length < MOST_BINS - 1; i++) {
    rows += counts[i]!;
    const share = smallRows / Math.max(1, smallBins);
    const full = isLarge(i) || rows >= share || (isLarge(i + 1) && rows >= share / 2);
    if (!full) continue;
    closes.push(i);
    if (!isLarge(i)) {
      smallRows -= rows;
      smallBins--;
    }
    rows = 0;
  }
  return closes;
}

/** Midway, but below `high` and finite: neighbours can be as close as numbers get, or infinite. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  const finite = Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, middle));
  return finite < high ? finite : low;
}
