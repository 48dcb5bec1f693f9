// What was read from files, and when.
export { type ImportFacts, insertImport, listImports, sameAsLast } from './import.repository.ts';
