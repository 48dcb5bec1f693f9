// What the detector saw in each series.
export { type Watches, watches } from './watches.ts';
