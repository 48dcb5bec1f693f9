// The net itself: two layers of units that are 0 below 0, and a straight way past them.

/** Units of the two hidden layers. */
export const UNITS: readonly [number, number] = [16, 8];

/** Numbers in each part, in the order they are stored. */
export function partSizes(inputs: number): Readonly<Record<Part, number>> {
  const [first, second] = UNITS;
  return { direct: inputs, first: inputs * first, second: first * second, out: second };
}

export type Part = 'direct' | 'first' | 'second' | 'out';

/** Rows of a matrix are the inputs of its layer. */
export type Weights = Readonly<Record<Part, Float64Array>>;

/** @param flat all parts, one after the other */
export function unflatten(flat: ArrayLike<number>, inputs: number): Weights {
  const all = Float64Array.from(flat);
  let first = 0;
  const entries = Object.entries(partSizes(inputs)).map(([part, size]) => {
    first += size;
    return [part, all.subarray(first - size, first)];
  });
  return Object.fromEntries(entries) as Weights;
}

export function output(weights: Weights, inputs: Float64Array): number {
  const second = layer(weights.second, UNITS[1], layer(weights.first, UNITS[0], inputs));
  return product(weights.direct, inputs) + product(weights.out, second);
}

function layer(matrix: Float64Array, units: number, inputs: Float64Array): Float64Array {
  const sums = new Float64Array(units);
  for (let i = 0, k = 0; i < inputs.length; i++) {
    for (let j = 0; j < sums.length; j++, k++) sums[j]! += inputs[i]! * matrix[k]!;
  }
  for (let j = 0; j < sums.length; j++) sums[j] = Math.max(0, sums[j]!);
  return sums;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
