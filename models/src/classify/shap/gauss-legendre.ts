// Nodes and weights that integrate polynomials exactly over 0 to 1 (Gauss 1814; nodes by Newton from Tricomi's approximation).

export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const known = new Map<number, Quadrature>();

/** @param count of nodes, 1 or more: exact for degrees up to `2 * count - 1` */
export function gaussLegendre(count: number): Quadrature {
  const kept = known.get(count);
  if (kept) return kept;
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    for (let turn = 0; turn < 20; turn++) x -= legendre(count, x).value / legendre(count, x).slope;
    nodes[i] = (1 + x) / 2;
    weights[i] = 1 / ((1 - x * x) * legendre(count, x).slope ** 2);
  }
  const quadrature = { nodes, weights };
  known.set(count, quadrature);
  return quadrature;
}

/** Legendre's polynomial and its derivative, by Bonnet's recursion. */
function legendre(degree: number, x: number): { value: number; slope: number } {
  let [before, value] = [1, x];
  for (let n = 2; n <= degree; n++) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return { value, slope: (degree * (before - x * value)) / (1 - x * x) };
}
