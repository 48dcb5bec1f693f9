// Whether a stored forecast was made with the options that a query names. What the query leaves open is as it was made.
import { isDeepStrictEqual } from 'node:util';
import type { FitOptionsBlock } from '@foresight/contracts';
import { regressorName } from '../../../features/forecast/index.ts';

/** What holds for a forecast that was made without naming it. */
const DEFAULTS: Required<FitOptionsBlock> = {
  bounds: {},
  transform: 'auto',
  time_zone: 'UTC',
  holidays: [],
  events: [],
  regressors: [],
  level_shifts: true,
};

export function madeWith(made: FitOptionsBlock, asked: FitOptionsBlock): boolean {
  const full = inOrder({ ...DEFAULTS, ...made });
  return Object.entries(inOrder(asked)).every(([name, value]) =>
    isDeepStrictEqual(full[name as keyof FitOptionsBlock], value),
  );
}

/** Which of several regressors is named first says nothing. */
function inOrder(options: FitOptionsBlock): FitOptionsBlock {
  const { regressors } = options;
  return regressors ? { ...options, regressors: regressors.map(regressorName).sort() } : options;
}
