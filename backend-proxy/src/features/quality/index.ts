// Measures of what is stored: complete, fresh.
export { type Span, seriesQuality } from './series-quality.ts';
