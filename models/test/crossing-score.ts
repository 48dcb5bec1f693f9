// How good chances are: squared error and reliability.

export interface Case {
  /** Those of one series hang together. */
  readonly series: string;
  /** Cases of one kind are compared with one base rate. */
  readonly kind: number;
  /** Of limits in even steps; else at a quantile. */
  readonly even: boolean;
  readonly side: 'above' | 'below';
  /** Within so many steps. */
  readonly steps: number;
  /** They are all of the horizon. */
  readonly whole: boolean;
  /** 0 to 1. */
  readonly chance: number;
  readonly happened: boolean;
}

type Outcome = Pick<Case, 'series' | 'chance' | 'happened'>;

export interface Bin {
  readonly cases: number;
  /** Mean chance in the bin. */
  readonly chance: number;
  /** How often it happened. */
  readonly frequency: number;
  /** Standard error of frequency less chance: series are independent of one another, cases of one series are not. */
  readonly error: number;
}

const BINS = 10;

/** Mean squared error (Brier 1950): 0 is perfect, 0.25 is one half every time. */
export function brier(cases: readonly Omit<Outcome, 'series'>[]): number {
  return cases.reduce((sum, c) => sum + (c.chance - (c.happened ? 1 : 0)) ** 2 / cases.length, 0);
}

/** By tenths of the chance; empty bins are left out. */
export function reliability(cases: readonly Outcome[]): Bin[] {
  const bins: Outcome[][] = Array.from({ length: BINS }, () => []);
  for (const c of cases) bins[Math.min(BINS - 1, Math.floor(c.chance * BINS))]!.push(c);
  return bins.filter(own => own.length > 0).map(binOf);
}

function binOf(own: readonly Outcome[]): Bin {
  const chance = own.reduce((sum, c) => sum + c.chance / own.length, 0);
  const frequency = own.filter(c => c.happened).length / own.length;
  const off = new Map<string, number>();
  for (const c of own) {
    const gap = (c.happened ? 1 : 0) - c.chance - (frequency - chance);
    off.set(c.series, (off.get(c.series) ?? 0) + gap);
  }
  const squares = [...off.values()].reduce((sum, gap) => sum + gap * gap, 0);
  return { cases: own.length, chance, frequency, error: Math.sqrt(squares) / own.length };
}

/** Largest gap between chance and frequency, of bins that have the cases to show it. */
export function largestGap(cases: readonly Outcome[], fewest = 100): number {
  const gaps = reliability(cases).filter(bin => bin.cases >= fewest);
  return Math.max(...gaps.map(bin => Math.abs(bin.frequency - bin.chance)));
}

/** Mean gap between chance and frequency over ten bins, by their size (Naeini, Cooper, Hauskrecht 2015). */
export function calibrationError(cases: readonly Outcome[]): number {
  return reliability(cases).reduce((sum, b) => sum + (b.cases / cases.length) * Math.abs(b.chance - b.frequency), 0);
}
