// A fitted hazard as plain JSON.
import type { ColumnSchema } from '../classify/index.ts';
import type { Learned } from './learner.ts';
import type { Edges } from './periods.ts';

/** Layout of the state; raise it with every change. */
export const FORMAT = 1;

export interface HazardState {
  readonly edges: Edges;
  readonly columns: readonly ColumnSchema[];
  /** Periods of people learned from, and in how many of them one ended. */
  readonly rows: number;
  readonly ends: number;
  readonly learned: Learned;
  /** What to know before trusting it, in words a user reads. */
  readonly notes: readonly string[];
}

export interface HazardJson {
  readonly format: number;
  readonly state: HazardState;
}

export class UnknownHazardFormat extends Error {
  constructor(format: number) {
    super(`hazard model has format ${format}; this version reads format ${FORMAT}: retrain the model`);
    this.name = 'UnknownHazardFormat';
  }
}
