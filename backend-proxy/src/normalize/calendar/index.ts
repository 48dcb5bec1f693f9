// Dates that matter, out of files.
export { readEventFile } from './event-file.ts';
