// The quality query on the browser's side.
export { qualityKind } from './quality-kind.ts';
export { NEW_QUALITY_QUERY, type QualityQuery } from './quality-query.ts';
