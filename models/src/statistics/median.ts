// The median, without sorting everything.

/** Standard deviation of normal values, in medians of their absolute departures. */
export const NORMAL_PER_MEDIAN = 1.4826;

/**
 * Lower median by quickselect (Hoare 1961): the value at index floor((n − 1) / 2) of the sorted sample.
 * @param values at least one; their order is changed
 */
export function median(values: Float64Array): number {
  const k = (values.length - 1) >> 1;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swap = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swap;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}
