// The capacity query: peaks of the days ahead against what there is.
export { capacityQuery } from './capacity.query.ts';
