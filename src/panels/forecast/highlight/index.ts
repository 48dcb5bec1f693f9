// The series pointed at or pinned, painted over the picture: the picture itself stays as it is.
export { addHighlight, type Highlight } from './layer.ts';
export { paintLines, veil } from './paint.ts';
