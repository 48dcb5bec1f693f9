// The breach query on the browser's side.
export { breachKind } from './breach-kind.ts';
export { type BreachQuery, NEW_BREACH_QUERY } from './breach-query.ts';
