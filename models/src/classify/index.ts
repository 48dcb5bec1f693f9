// Classification: who will, how sure, and why.

export {
  Classifier,
  type ClassifierJson,
  type ClassifierOptions,
  type ClassifierParts,
  checkLabels,
  classifierFromJSON,
  type Explained,
  type Factor,
  FEWEST_OF_A_LABEL,
  type FittedClassifier,
  fitClassifier,
  type OutOfFold,
  type ScoreOptions,
  type Scores,
  TooFewRows,
  UnknownClassifierFormat,
} from './blend/index.ts';
export {
  type Boosting,
  type BoostingJson,
  type BoostingOptions,
  BrokenTrees,
  boostingFromJSON,
  ColumnsAbsent,
  type Direction,
  fitBoosting,
  NothingToLearn,
  type PredictOptions,
  UnknownBoostingFormat,
  type Validation,
} from './boosting/index.ts';
export { type Calibration, chooseCalibration } from './calibrate/index.ts';
export type { CategoryFeature, Feature, FeatureTable, NumericFeature } from './features.ts';
export { type Fold, stratifiedFolds, type TimeFold, type TimeFoldOptions, timeFolds } from './folds/index.ts';
export {
  Forest,
  type ForestJson,
  type ForestOptions,
  fitForest,
  forestFromJSON,
  UnknownForestFormat,
} from './forest/index.ts';
export { countPositives, type Labels, toLabels } from './labels.ts';
export { type ProfitCurve, type ProfitOptions, type ProfitPoint, profitCurve } from './profit/index.ts';
export { type AlignedTable, alignTable, type ColumnSchema, schemaOf, TableMismatch } from './schema.ts';
export * from './scores/index.ts';
export { type ContributionOptions, type Contributions, contributions } from './shap/index.ts';
export { takeRows } from './take-rows.ts';
