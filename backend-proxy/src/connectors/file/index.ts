// Delimited text files as raw rows: opens a path or a stream, undoes gzip, checks the encoding, cuts rows and cells.
// Knows nothing of what the columns mean: that is normalize's part.

export type { ByteFacts, FileSource } from './byte-source.ts';
export { FileProblem, type FileProblemCode, quoteText } from './file-problem.ts';
export { DEFAULT_MAX_LINE_BYTES, openRows, type RowOptions, type RowStream } from './row-reader.ts';
export type { RowBlock } from './row-scanner.ts';
