// The what-if query: a scenario beside the base.
export { whatIfQuery } from './whatif.query.ts';
