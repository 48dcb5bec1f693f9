// The default classifier: boosting and logistic regression, mixed as the rows like it best.
export { checkLabels, FEWEST_OF_A_LABEL, type LabelWords, TooFewRows } from './check-labels.ts';
export { Classifier, type ScoreOptions, type Scores } from './classifier.ts';
export { type ClassifierJson, UnknownClassifierFormat } from './classifier-json.ts';
export type { Explained, Factor } from './explain.ts';
export { type FittedClassifier, fitClassifier, type OutOfFold } from './fit-classifier.ts';
export type { Interval } from './interval.ts';
export type { ClassifierOptions } from './options.ts';
export type { ClassifierParts } from './parts.ts';
export { classifierFromJSON } from './read-classifier.ts';
