// Splits of the rows into those to learn from and those to be judged on.

export { type TimeFold, type TimeFoldOptions, timeFolds } from './by-time.ts';
export { type Fold, rowsWhere } from './fold.ts';
export { stratifiedFolds } from './stratified.ts';
