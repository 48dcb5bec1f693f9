// Gauss's hypergeometric function, for the expectations that buy-till-you-die models have.

const MOST_TERMS = 1_000_000;
const PRECISION = 1e-15;

/**
 * 2F1(a, b; c; z) by its series (Abramowitz and Stegun 15.1.1). It needs the fewer terms the smaller z and the larger c − a − b.
 * @param c not 0, −1, −2 …
 * @param z at least 0, below 1
 * @throws {RangeError} for a z beyond that
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1)) throw new RangeError(`2F1 is summed for z from 0 to 1, not for ${z}`);
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MOST_TERMS; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    sum += term;
    if (Math.abs(ratio) < 1 && Math.abs(term) <= PRECISION * Math.abs(sum) * (1 - Math.abs(ratio))) break;
  }
  return sum;
}
