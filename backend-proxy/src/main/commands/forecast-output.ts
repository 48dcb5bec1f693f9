// Forecasts as a file or as text to pipe on: CSV or JSON.
import type { Output } from '../terminal/index.ts';
import { extraColumns } from './extra-columns.ts';
import { forecastCsv } from './forecast-csv.ts';
import { type ExplainedForecast, forecastJson } from './forecast-json.ts';
import type { ReportFormat } from './report-format.ts';
import { writeWhole } from './write-whole.ts';

export interface OutputOptions {
  readonly level: readonly number[];
  readonly out?: string;
  readonly format?: ReportFormat;
}

/**
 * @param stamp the text of a time, epoch ms
 * @returns false when nothing was written, because a table is asked for
 * @throws {ForesightError} bad_request when the file cannot be written; what was there stays
 */
export async function writeForecasts(
  answered: readonly ExplainedForecast[],
  { level, out: path, format = formatOf(path) }: OutputOptions,
  stamp: (ms: number) => string,
  out: Output,
): Promise<boolean> {
  if (format === 'table') return false;
  const columns = extraColumns(answered.map(({ answer }) => answer));
  const parts = format === 'json' ? forecastJson(answered, stamp) : forecastCsv(answered, level, stamp, columns);
  if (path === undefined) out.print([...parts].join('').trimEnd());
  else await writeWhole(path, parts);
  return true;
}

/** A file is for programs, whatever its ending. */
function formatOf(path: string | undefined): ReportFormat {
  if (path === undefined) return 'table';
  return path.endsWith('.json') ? 'json' : 'csv';
}
