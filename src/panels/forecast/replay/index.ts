// What was said on a past day: asked for, scored against what came, and chosen by hand.
export { dressed } from './dressed.ts';
export { ReplayBar } from './ReplayBar.tsx';
export { ReplayButton } from './ReplayButton.tsx';
export { type PastChoice, usePast } from './use-past.ts';
export { useReplay } from './use-replay.ts';
