// Gradient boosting of our own: yes or no (log-odds), or a number.
export { ColumnsAbsent } from '../bins/index.ts';
export { BrokenTrees } from '../trees/index.ts';
export { Boosting, type BoostingJson, type PredictOptions } from './boosting.ts';
export { boostingFromJSON, UnknownBoostingFormat } from './boosting-from-json.ts';
export { BoostingRun } from './boosting-run.ts';
export { checkClasses, checkTarget, NothingToLearn } from './check-target.ts';
export { fitBoosting } from './fit-boosting.ts';
export type { BoostingOptions, Direction, Validation } from './options.ts';
export { drawWithout } from './sampling.ts';
export { usableColumns } from './usable-columns.ts';
