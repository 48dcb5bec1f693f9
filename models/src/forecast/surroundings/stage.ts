// The question on its way in, from the series as it is to the one a method is fitted on.
import type { Adjustment, FitOptions, Series } from '../model.ts';
import type { TimeOf } from './stamps.ts';
import type { Surroundings } from './surroundings.ts';

export interface Stage {
  readonly series: Series;
  readonly seasons: readonly number[];
  readonly horizon: number;
  readonly options: FitOptions;
  readonly timeOf: TimeOf;
  readonly surroundings: Surroundings;
}

/** The stage with a part of the surroundings more. */
export function withPart(stage: Stage, part: Partial<Surroundings>, notes: readonly Adjustment[]): Stage {
  const { surroundings } = stage;
  return { ...stage, surroundings: { ...surroundings, ...part, notes: [...surroundings.notes, ...notes] } };
}
