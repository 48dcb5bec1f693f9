// Whether what an old value left behind dies out.
import type { Constants } from './smooth.ts';

/** A state may grow by this factor a step: roots on the circle itself, as of a season that stays, are let through. */
const ROOM = 1.0003;

/**
 * Whether a trend and a season of these constants forget their start: the roots of the characteristic equation lie within the unit
 * circle (Hyndman, Akram and Archibald 2008, "The admissible parameter space for exponential smoothing models"), by the test of Schur
 * and Cohn.
 * @param cycle length of the season, 2 or more
 */
export function isAdmissible(constants: Constants, cycle: number): boolean {
  let polynomial: Float64Array = characteristic(constants, cycle);
  let rest: Float64Array = new Float64Array(polynomial.length);
  for (let degree = cycle + 1; degree > 0; degree--) {
    const share = polynomial[0]! / polynomial[degree]!;
    if (!(Math.abs(share) < 1)) return false;
    for (let i = 0; i < degree; i++) rest[i] = polynomial[i + 1]! - share * polynomial[degree - 1 - i]!;
    [polynomial, rest] = [rest, polynomial];
  }
  return true;
}

/** Coefficients of the powers 0 to cycle + 1, the circle scaled to ROOM. */
function characteristic({ alpha, beta, gamma, phi }: Constants, cycle: number): Float64Array {
  const p = new Float64Array(cycle + 2).fill(alpha + beta - alpha * phi);
  p[0] = phi * (1 - alpha - gamma);
  p[1] = alpha + beta - alpha * phi + gamma - 1;
  p[cycle] = alpha + beta - phi;
  p[cycle + 1] = 1;
  for (let k = 0, scale = 1; k < p.length; k++, scale *= ROOM) p[k]! *= scale;
  return p;
}
