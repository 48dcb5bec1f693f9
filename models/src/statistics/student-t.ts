// Student's t distribution (1908).
import { incompleteBeta } from './beta.ts';

/**
 * P(T ≤ t) for Student's t (Abramowitz and Stegun 26.7.1).
 * @param degrees of freedom, above 0
 */
export function studentT(t: number, degrees: number): number {
  const beyond = 0.5 * studentTBeyond(t, degrees);
  return t > 0 ? 1 - beyond : beyond;
}

/** P(|T| ≥ |t|), both tails: small values keep their digits. @param degrees of freedom, above 0 */
export function studentTBeyond(t: number, degrees: number): number {
  if (Number.isNaN(t) || !(degrees > 0)) {
    throw new RangeError(`Student's t of ${t} with ${degrees} degrees of freedom is not defined`);
  }
  if (!Number.isFinite(t)) return 0;
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}
