// Ready-made queries.
export { PRESETS, type Preset, presetsFor } from './presets.ts';
