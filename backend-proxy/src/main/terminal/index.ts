// How the command line talks to a person.
export { chart } from './chart.ts';
export { type Output, terminal } from './output.ts';
export { type Progress, progress } from './progress.ts';
export { type Column, formatNumber, formatShare, table } from './table.ts';
