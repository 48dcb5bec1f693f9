// The model query on the browser's side.
export { modelKind } from './model-kind.ts';
export { type ModelQuery, NEW_MODEL_QUERY } from './model-query.ts';
