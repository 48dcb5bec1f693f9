// The sample that a moment is about.

/** Index of the nearest stamp. @param times ascending */
export function nearest(times: readonly number[], at: number): number | undefined {
  if (times.length === 0) return undefined;
  let [low, high] = [0, times.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at - times[low - 1]! < times[low]! - at ? low - 1 : low;
}
