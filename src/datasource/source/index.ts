// Other data sources, as a query of ours asks them in the browser.
export { canBeSource, type SourceService } from './source-service.ts';
export { type WithGiven, withGiven } from './with-given.ts';
