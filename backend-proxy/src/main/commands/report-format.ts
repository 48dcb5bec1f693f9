// How a report is written: to read, or for programs.

export type ReportFormat = 'table' | 'csv' | 'json';

/** By the ending of the file; a table where it says nothing. */
export function formatOf(path = ''): ReportFormat {
  return path.endsWith('.json') ? 'json' : path.endsWith('.csv') ? 'csv' : 'table';
}
