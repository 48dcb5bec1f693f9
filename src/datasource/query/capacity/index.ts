// The capacity query on the browser's side.
export { capacityKind } from './capacity-kind.ts';
export { type CapacityQuery, NEW_CAPACITY_QUERY } from './capacity-query.ts';
