// Lists whose rows are typed.
export { type RowProps, RowsField } from './RowsField.tsx';
export { type Read, type Texts, TextsRow } from './TextsRow.tsx';
export { labelsText, readLabels, readNumber, readTime, timeText } from './words.ts';
