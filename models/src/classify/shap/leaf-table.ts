// What one leaf adds to the contribution of each column on its way, for every pattern of columns met and not met. Path-dependent Shapley
// values (Lundberg et al. 2018) as an integral: with z the share of a column and o whether it is met,
//   phi_j = value * (o_j - z_j) * ∫ Π_{i≠j} (z_i (1 - t) + o_i t) dt over 0 to 1,
// a polynomial in t, which Gauss-Legendre integrates exactly.
import { gaussLegendre } from './gauss-legendre.ts';

/**
 * @param shares z of each column, above 0
 * @returns phi of column j for pattern o (bit i: column i is met) at `(j << columns) + o`
 */
export function leafTable(value: number, shares: Float64Array): Float64Array {
  const columns = shares.length;
  const patterns = 1 << columns;
  const table = new Float64Array(columns * patterns);
  const { nodes, weights } = gaussLegendre(Math.max(1, (columns + 1) >> 1));
  const products = new Float64Array(patterns);
  nodes.forEach((t, q) => {
    fillProducts(products, shares, t, weights[q]! * value);
    for (let j = 0; j < columns; j++) addColumn(table.subarray(j << columns), products, shares[j]!, j, t);
  });
  return table;
}

/** `factor * Π_i (z_i (1 - t) + o_i t)` for all patterns o, each from the one without its highest bit. */
function fillProducts(products: Float64Array, shares: Float64Array, t: number, factor: number): void {
  products[0] = shares.reduce((product, z) => product * z * (1 - t), factor);
  shares.forEach((z, i) => {
    const met = 1 + t / (z * (1 - t));
    for (let o = 0; o < 1 << i; o++) products[o | (1 << i)] = products[o]! * met;
  });
}

function addColumn(into: Float64Array, products: Float64Array, z: number, j: number, t: number): void {
  const whenNot = -z / (z * (1 - t));
  const whenMet = (1 - z) / (z * (1 - t) + t);
  for (let o = 0; o < products.length; o++) into[o]! += products[o]! * ((o >>> j) & 1 ? whenMet : whenNot);
}
