// The layout of a stored classifier.
import type { BoostingJson } from '../boosting/index.ts';
import type { ClassifierParts } from './parts.ts';

/** Raise it with every change that older readers cannot take. */
export const FORMAT = 1;

export interface ClassifierJson extends Omit<ClassifierParts, 'boosting'> {
  readonly kind: 'classifier';
  readonly format: number;
  readonly boosting: BoostingJson | null;
}

/** Another version wrote the artefact. */
export class UnknownClassifierFormat extends Error {
  constructor(format: unknown) {
    super(`classifier of format ${String(format)}; this version reads format ${FORMAT}: train the model anew`);
    this.name = 'UnknownClassifierFormat';
  }
}
