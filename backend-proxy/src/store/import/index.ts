// Reads files of metric points into the store, and remembers what was read.
export { type ImportFilter, listImports, type StoredImport } from './import.repository.ts';
export { type ImportOptions, type ImportRequest, INDEX_START, importFile } from './import-file.ts';
