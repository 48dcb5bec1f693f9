// Contributions of a leaf with more columns than a table can have, row by row: the same integral as in the tables.
import { gaussLegendre } from './gauss-legendre.ts';
import type { Path } from './path.ts';

/**
 * @param met a row's columns that are met, word by word: column j of the path is bit `j & 31` of `met[j >>> 5][row]`
 * @param add gets the place of the column on the path, the row, and its part
 */
export function addLeafByRow(
  value: number,
  path: Path,
  met: readonly Int32Array[],
  count: number,
  sums: readonly Float64Array[],
): void {
  const { nodes, weights } = gaussLegendre((path.length + 1) >> 1);
  const shares = Float64Array.from(path, column => column.share);
  const factors = new Float64Array(path.length);
  for (let i = 0; i < count; i++) {
    for (let q = 0; q < nodes.length; q++) {
      const t = nodes[q]!;
      let product = weights[q]! * value;
      for (let j = 0; j < factors.length; j++) {
        factors[j] = shares[j]! * (1 - t) + ((met[j >>> 5]![i]! >>> (j & 31)) & 1) * t;
        product *= factors[j]!;
      }
      for (let j = 0; j < factors.length; j++) {
        const isMet = (met[j >>> 5]![i]! >>> (j & 31)) & 1;
        sums[j]![i]! += (product / factors[j]!) * (isMet - shares[j]!);
      }
    }
  }
}
