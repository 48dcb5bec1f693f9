// How good chances are: squared error and reliability.

export interface Case {
  /** Cases of one kind are compared with one base rate. */
  readonly kind: number;
  /** 0 to 1. */
  readonly chance: number;
  readonly happened: boolean;
}

export interface Bin {
  readonly cases: number;
  /** Mean chance in the bin. */
  readonly chance: number;
  /** How often it happened. */
  readonly frequency: number;
}

const BINS = 10;

/** Mean squared error (Brier 1950): 0 is perfect, 0.25 is one half every time. */
export function brier(cases: readonly Case[]): number {
  return cases.reduce((sum, c) => sum + (c.chance - (c.happened ? 1 : 0)) ** 2 / cases.length, 0);
}

/** By tenths of the chance; empty bins are left out. */
export function reliability(cases: readonly Case[]): Bin[] {
  return Array.from({ length: BINS }, (_, b) => {
    const own = cases.filter(c => Math.min(BINS - 1, Math.floor(c.chance * BINS)) === b);
    return {
      cases: own.length,
      chance: own.reduce((sum, c) => sum + c.chance / own.length, 0),
      frequency: own.filter(c => c.happened).length / own.length,
    };
  }).filter(bin => bin.cases > 0);
}

/** Mean gap between chance and frequency, bins weighted by their cases (Naeini, Cooper, Hauskrecht 2015). */
export function calibrationError(cases: readonly Case[]): number {
  return reliability(cases).reduce((sum, b) => sum + (b.cases / cases.length) * Math.abs(b.chance - b.frequency), 0);
}
