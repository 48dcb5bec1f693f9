// Panning: the time axis is drawn along by hand, the picture follows at once, and the dashboard when it is let go.
export type { Panned } from './pan.ts';
export { usePan, usePanned } from './use-pan.ts';
