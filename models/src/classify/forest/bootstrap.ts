// The rows of one tree of a forest: as many as there are, drawn with replacement; and their gradients, for which counts are exact.
import { type Gradients, SHIFT } from '../trees/index.ts';

export interface Bag {
  /** Rows drawn at least once, ascending. */
  readonly rows: Int32Array;
  /** The others. */
  readonly others: Int32Array;
}

/**
 * Draws the rows, and writes gradients whose leaf value -Σg / Σh is the share of ones: g = -y · times drawn, h = times drawn.
 * @param next uniform numbers in [0, 1)
 */
export function drawBag(next: () => number, y: Uint8Array, gradients: Gradients): Bag {
  const { first, second, packed } = gradients;
  const total = y.length;
  second.fill(0);
  for (let i = 0; i < total; i++) second[Math.floor(next() * total)]!++;
  const order = new Int32Array(total);
  let [drawn, not, ones] = [0, total, 0];
  for (let row = 0; row < total; row++) {
    const times = second[row]!;
    first[row] = -y[row]! * times;
    packed[row] = times * SHIFT + first[row]!;
    ones += y[row]! * times;
    if (times > 0) order[drawn++] = row;
    else order[--not] = row;
  }
  gradients.sumG = -ones;
  gradients.sumH = total;
  return { rows: order.subarray(0, drawn), others: order.subarray(drawn) };
}
