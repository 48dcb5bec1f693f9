// Whether those who left first were thought to leave first.
import { type Lives, refuseLives } from '../lives.ts';

/**
 * Share of the pairs of which one is known to have ended first in which that one has the higher risk; equal risks count half (Harrell's C,
 * 1982). 0.5 is chance. NaN without such a pair.
 * @param risk one a person, higher for sooner
 */
export function concordance(risk: Float64Array, lives: Lives): number {
  refuseLives(lives);
  const { durations, ended } = lives;
  if (risk.length !== durations.length) throw new RangeError(`${risk.length} risks for ${durations.length} people`);
  const sorted = risk.slice().sort();
  const tree = new Int32Array(sorted.length + 1);
  // Latest first; of equal times those who went on come first, so that they are compared with those who ended.
  const order = Int32Array.from({ length: risk.length }, (_, i) => i).sort(
    (i, j) => durations[j]! - durations[i]! || ended[i]! - ended[j]!,
  );
  let [right, pairs, inside] = [0, 0, 0];
  for (let at = 0; at < order.length; ) {
    const end = endOfEqual(order, at, lives);
    if (ended[order[at]!] === 1) {
      for (let k = at; k < end; k++) {
        const lower = countBelow(tree, ranked(sorted, risk[order[k]!]!, false));
        const upTo = countBelow(tree, ranked(sorted, risk[order[k]!]!, true));
        right += lower + 0.5 * (upTo - lower);
        pairs += inside;
      }
    }
    for (let k = at; k < end; k++) add(tree, ranked(sorted, risk[order[k]!]!, false));
    inside += end - at;
    at = end;
  }
  return right / pairs;
}

function endOfEqual(order: Int32Array, from: number, { durations, ended }: Lives): number {
  let end = from;
  const [time, mark] = [durations[order[from]!], ended[order[from]!]];
  while (end < order.length && durations[order[end]!] === time && ended[order[end]!] === mark) end++;
  return end;
}

/** How many of the sorted are below the value, or up to it. */
function ranked(sorted: Float64Array, value: number, upTo: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo ? sorted[middle]! <= value : sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts by rank in a tree of sums (Fenwick 1994): one more at this rank. */
function add(tree: Int32Array, rank: number): void {
  for (let k = rank + 1; k < tree.length; k += k & -k) tree[k]!++;
}

/** How many have a rank below this. */
function countBelow(tree: Int32Array, rank: number): number {
  let count = 0;
  for (let k = rank; k > 0; k -= k & -k) count += tree[k]!;
  return count;
}
