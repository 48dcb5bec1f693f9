// How chances of crossing a limit usually come true, by the kind of series, the side of the limit and the steps ahead: where
// sample paths promise too much or too little.
import type { ChanceKind } from '../chance-kind.ts';

/** What is added to the logit of a chance p, more of it the more steps are asked for; zeros change nothing. */
export interface Reliability {
  /** Times ln p. */
  readonly rise: number;
  /** Times ln p · ln steps. */
  readonly riseFar: number;
  /** Times −ln(1 − p). */
  readonly fall: number;
  readonly shift: number;
  /** Times ln steps: the highest of many steps is less extreme than that of paths whose steps hang together too little. */
  readonly shiftFar: number;
  /** For a limit above; taken off for one below: what is measured leaps up more often than down. */
  readonly lean: number;
  /** The same, times ln p. */
  readonly leanRise: number;
}

/** A question whose answer is a chance. */
export interface Asked {
  readonly side: 'above' | 'below';
  /** Ahead, from the first that counts. */
  readonly steps: number;
}

/**
 * Beta calibration (Kull, Silva Filho, Flach 2017) with a side and the steps ahead. Learnt on every second series of M4 hourly and
 * M4 weekly and on simulated companies, none of which they are checked on: `npm run bench -- breach-calibration` learns them anew.
 */
export const USUAL: Readonly<Record<ChanceKind, Reliability>> = {
  // Learnt on M4 hourly alone: of the companies too few series have several seasons.
  multi: { rise: -0.011, riseFar: 0.041, fall: -0.074, shift: 0.281, shiftFar: -0.172, lean: 0.022, leanRise: -0.202 },
  long: { rise: 0.144, riseFar: -0.088, fall: -0.097, shift: -0.355, shiftFar: 0.012, lean: -0.006, leanRise: -0.122 },
  days: { rise: -0.372, riseFar: 0.349, fall: -0.081, shift: 0.43, shiftFar: 0.1, lean: 0.439, leanRise: 0.214 },
  sparse: { rise: 0.123, riseFar: -0.071, fall: -0.238, shift: 0.178, shiftFar: 0.276, lean: -0.302, leanRise: -0.027 },
};

/** Steps ahead that they were learnt on: from there on the correction stays as it is. */
const MOST_STEPS: Readonly<Record<ChanceKind, number>> = { multi: 48, long: 13, days: 28, sparse: 28 };

/** What the weights of a Reliability are times of, in their order. @param chance within 0 and 1 */
export function reliabilityTerms(chance: number, kind: ChanceKind, { side, steps }: Asked): number[] {
  // One step ahead the chance is the tail of the band.
  const part = 1 - 1 / steps;
  const far = Math.log(Math.min(steps, MOST_STEPS[kind]));
  const rise = Math.log(chance);
  const sign = side === 'above' ? 1 : -1;
  const terms = [rise, rise * far, -Math.log1p(-chance), 1, far, sign, sign * rise];
  return terms.map(term => part * term);
}

/**
 * The chance as often as it comes true; one step ahead as it is. For one side and number of steps it never falls where the chance
 * rises, so that limits keep their order.
 * @param chance share of the paths, 0 to 1; 0 and 1 stay
 */
export function reliable(chance: number, kind: ChanceKind | undefined, asked: Asked): number {
  if (!kind || chance <= 0 || chance >= 1) return chance;
  const { rise, riseFar, fall, shift, shiftFar, lean, leanRise } = USUAL[kind];
  const weights = [rise, riseFar, fall, shift, shiftFar, lean, leanRise];
  const added = reliabilityTerms(chance, kind, asked).reduce((sum, term, i) => sum + term * weights[i]!, 0);
  return added === 0 ? chance : 1 / (1 + Math.exp(-(Math.log(chance) - Math.log1p(-chance) + added)));
}
