// Solves symmetric positive definite systems.

/** Relative weight added to the diagonal, so that columns that repeat one another do no harm. */
const RIDGE = 1e-6;
const FIRST_EXTRA = 1e-10;
const MOST_TRIES = 8;

/**
 * Solution x of (G + ridge) x = b, see factorNormal.
 * @param system order + 1 rows of order + 1: G in its lower triangle, b as the last row
 * @returns null when no ridge helps: the numbers are not finite
 */
export function solveNormal(system: Float64Array, order: number): Float64Array | null {
  const wide = order + 1;
  const factor = factorNormal(system, order, wide);
  return factor && substitute(factor, order, system.subarray(order * wide, order * wide + order));
}

/**
 * Cholesky factor of G + ridge. When a pivot fails, the ridge grows a hundredfold and it is tried again.
 * @param gram G in its lower triangle, `wide` numbers a row
 * @returns order × order, row-major; null when no ridge helps: the numbers are not finite
 */
export function factorNormal(gram: Float64Array, order: number, wide = order): Float64Array | null {
  const factor = new Float64Array(order * order);
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const extra = attempt === 0 ? 0 : FIRST_EXTRA * 100 ** attempt;
    if (factorize(gram, order, wide, RIDGE + extra, factor)) return factor;
  }
  return null;
}

function factorize(system: Float64Array, order: number, wide: number, ridge: number, factor: Float64Array): boolean {
  for (let i = 0; i < order; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = system[i * wide + j]! * (i === j ? 1 + ridge : 1);
      for (let k = 0; k < j; k++) sum -= factor[i * order + k]! * factor[j * order + k]!;
      if (i !== j) factor[i * order + j] = sum / factor[j * order + j]!;
      else if (sum > 0 && sum < Number.POSITIVE_INFINITY) factor[i * order + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solution for one right-hand side of length `order`. */
export function substitute(factor: Float64Array, order: number, right: Float64Array): Float64Array {
  const x = new Float64Array(order);
  for (let i = 0; i < order; i++) {
    let sum = right[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * order + k]! * x[k]!;
    x[i] = sum / factor[i * order + i]!;
  }
  for (let i = order - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < order; k++) sum -= factor[k * order + i]! * x[k]!;
    x[i] = sum / factor[i * order + i]!;
  }
  return x;
}
