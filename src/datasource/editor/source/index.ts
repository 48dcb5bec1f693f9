// Fields of a query that is about another data source's answer.
export { DataField } from './DataField.tsx';
export { EditorPlace, usePlace } from './editor-place.ts';
export { SourceFields } from './SourceFields.tsx';
