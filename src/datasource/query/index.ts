// The forecast query of this plugin: its form, migration, variables, and its text.
export { displayText } from './display-text.ts';
export { changed, type ForecastQuery, NEW_QUERY } from './forecast-query.ts';
export { type Interpolated, interpolate } from './interpolate.ts';
export { type Opened, openQuery } from './migrate.ts';
export type { Replace } from './template-text.ts';
