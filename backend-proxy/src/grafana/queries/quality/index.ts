// The quality query: how complete and fresh what is stored is.
export { qualityQuery } from './quality.query.ts';
