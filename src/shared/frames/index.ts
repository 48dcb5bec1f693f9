// Frames as the panels read them.
export * from './forecast-series.ts';
