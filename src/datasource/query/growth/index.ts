// The growth query on the browser's side.
export { growthKind } from './growth-kind.ts';
export { type GrowthQuery, NEW_GROWTH_QUERY } from './growth-query.ts';
