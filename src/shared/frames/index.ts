// Frames as the panels read them.
export * from './bands.ts';
export * from './forecast-series.ts';
export * from './plain-frames.ts';
