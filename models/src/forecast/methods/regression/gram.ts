// Weighted sums of products of columns: the normal equations of least squares, and the costly part of a fit.
import { scratch } from '../../../statistics/scratch.ts';

/**
 * Lower triangle of Σ_t w_t·c_i(t)·c_j(t), rows of `columns.length`. Columns are walked in tiles of two by four, so that each value
 * that is loaded takes part in several products.
 * @param weights one a row; null for all 1
 */
export function weightedGram(columns: readonly Float64Array[], weights: Float64Array | null): Float64Array {
  const order = columns.length;
  const rows = columns[0]!.length;
  const out = new Float64Array(order * order);
  for (let i = 0; i < order; i += 2) {
    const second = Math.min(order - 1, i + 1);
    const a = weights === null ? columns[i]! : times(columns[i]!, weights, firstOf(rows));
    const b = weights === null ? columns[second]! : times(columns[second]!, weights, secondOf(rows));
    for (let j = 0; j <= second; j += 4) {
      const at = [j, Math.min(order - 1, j + 1), Math.min(order - 1, j + 2), Math.min(order - 1, j + 3)] as const;
      tile(a, b, columns[at[0]]!, columns[at[1]]!, columns[at[2]]!, columns[at[3]]!);
      for (let k = 0; k < 4; k++) {
        out[i * order + at[k]!] = sums[k]!;
        out[second * order + at[k]!] = sums[4 + k]!;
      }
    }
  }
  return out;
}

const firstOf = scratch();
const secondOf = scratch();

function times(column: Float64Array, weights: Float64Array, into: Float64Array): Float64Array {
  for (let t = 0; t < into.length; t++) into[t] = column[t]! * weights[t]!;
  return into;
}

/** Result of `tile`: products with a, then with b. */
const sums = new Float64Array(8);

function tile(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  e: Float64Array,
  f: Float64Array,
): void {
  let [ac, ad, ae, af, bc, bd, be, bf] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let t = 0; t < a.length; t++) {
    const x = a[t]!;
    const y = b[t]!;
    const p = c[t]!;
    const q = d[t]!;
    const r = e[t]!;
    const s = f[t]!;
    ac += x * p;
    ad += x * q;
    ae += x * r;
    af += x * s;
    bc += y * p;
    bd += y * q;
    be += y * r;
    bf += y * s;
  }
  sums[0] = ac;
  sums[1] = ad;
  sums[2] = ae;
  sums[3] = af;
  sums[4] = bc;
  sums[5] = bd;
  sums[6] = be;
  sums[7] = bf;
}
