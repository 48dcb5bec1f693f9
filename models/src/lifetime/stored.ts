// A fitted lifetime model as plain JSON.
import type { BgNbd } from './likelihood.ts';
import type { TooFewPurchases } from './purchases.ts';
import type { GammaGamma } from './spend.ts';

/** Layout of the state; raise it with every change. */
export const FORMAT = 1;

export interface LifetimeState {
  /** Learned from; and how many of them bought again. */
  readonly people: number;
  readonly repeaters: number;
  readonly purchases: BgNbd;
  /** Of how often and when; densities are per day. */
  readonly logLikelihood: number;
  /** Null: not learned. */
  readonly spending: GammaGamma | null;
  /** What to know before trusting it, in words a user reads. */
  readonly notes: readonly string[];
}

export interface LifetimeJson {
  readonly format: number;
  readonly state: LifetimeState;
}

export class UnknownLifetimeFormat extends Error {
  constructor(format: number) {
    super(`lifetime model has format ${format}; this version reads format ${FORMAT}: retrain the model`);
    this.name = 'UnknownLifetimeFormat';
  }
}

export const spendLeftOut = ({ message }: TooFewPurchases): string => `No values in money: ${message}.`;
