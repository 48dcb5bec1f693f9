// The queries of this plugin: their types and forms, migration, variables, and their text.
export { NEW_ANOMALY_QUERY } from './anomaly/index.ts';
export { type ForecastQuery, NEW_QUERY } from './forecast/index.ts';
export { changed, type ForesightQuery } from './foresight-query.ts';
export { type Interpolated, interpolate } from './interpolate.ts';
export { kindNamed, kindOf, QUERY_KINDS } from './kinds.ts';
export { type Opened, openQuery } from './migrate.ts';
export type { QueryKind } from './query-kind.ts';
export { type Replace, textsIn } from './template-text.ts';
export { holdsVariables, isNumber, mayHoldVariable, numberToCome } from './variable-words.ts';
