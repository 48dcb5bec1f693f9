// Alert presets of a workspace.
export { listAlertPresets, putAlertPreset, removeAlertPreset } from './preset.repository.ts';
