// The state of a workspace as one document: compared, applied, exported.
export { type Applied, applyState, exportState, type StateProblem } from './apply-state.ts';
export { rehearsed } from './rehearsed.ts';
export type { StateContext } from './state-kind.ts';
