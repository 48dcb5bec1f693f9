// foresight anomalies FILE: what in a CSV file was unlike its past, value by value as it came. Without a database.
import { ForesightError } from '@foresight/contracts';
import type { Step } from '@foresight/models';
import type { ColumnOptions } from '../../normalize/metric/index.ts';
import { findAnomalies } from '../../predictions/anomaly/index.ts';
import { type Output, progress } from '../terminal/index.ts';
import { anomalyCsv } from './anomaly-csv.ts';
import { anomalyJson } from './anomaly-json.ts';
import { type AnomalyWords, rulesOf } from './anomaly-options.ts';
import { findingsOf, type NamedAnomalies, summaryOf } from './anomaly-report.ts';
import { anomalyTable } from './anomaly-table.ts';
import { type AskedSeries, fileQuestions, stampOf } from './file-questions.ts';
import { namingFile } from './input-file.ts';
import { formatOf, type ReportFormat } from './report-format.ts';
import { writeWhole } from './write-whole.ts';

export interface AnomaliesCommandOptions extends ColumnOptions, AnomalyWords {
  readonly freq?: Step;
  /** Absent: by the ending of `out`, else a table. */
  readonly format?: ReportFormat;
  readonly out?: string;
}

const TABLE_ROWS = 50;
const SUMMARY_ROWS = 20;

/** @throws {ForesightError} bad_input when not one series has a step, with the reason of the first */
export async function anomaliesCommand(path: string, options: AnomaliesCommandOptions, out: Output): Promise<void> {
  const rules = rulesOf(options);
  // The reader asks how far to forecast; nothing here does.
  const reading = { ...options, horizon: 1, level: [0.8] };
  const { timeKind, asked } = await fileQuestions(path, reading);
  if (timeKind === 'index' && !options.freq)
    out.note('the file has no times: its rows are taken for hours; see --freq');
  const reports = await namingFile(path, async () => readAll(asked, { sensitivity: options.sensitivity, rules }, out));
  await show(reports, options, stampOf(timeKind, reading), out);
}

function readAll(
  asked: readonly AskedSeries[],
  options: Parameters<typeof findAnomalies>[0]['options'] & object,
  out: Output,
): NamedAnomalies[] {
  const shown = progress(out);
  const reports = asked.map(({ name, question: { ts, value } }, i) => {
    shown.update(`looking: ${i + 1} of ${asked.length} series`);
    return { series: name, answer: findAnomalies({ ts, value, options }) };
  });
  shown.done();
  const first = reports[0]!;
  if (!first.answer.ok && reports.every(({ answer }) => !answer.ok))
    throw new ForesightError('bad_input', `no series could be read; ${first.series}: ${first.answer.reason}`, {
      fix: 'resample to a fixed interval',
    });
  return reports;
}

async function show(
  reports: readonly NamedAnomalies[],
  options: AnomaliesCommandOptions,
  stamp: (ms: number) => string,
  out: Output,
): Promise<void> {
  const format = options.format ?? formatOf(options.out);
  const summary = summaryLines(reports);
  const parts = [...partsOf(reports, format, stamp, options.out === undefined ? out : undefined)];
  if (options.out !== undefined) {
    await writeWhole(options.out, parts);
    out.note(`${findingsOf(reports).length} findings of ${reports.length} series written to ${options.out}`);
  } else out.print(parts.join('').trimEnd());
  // A table is read by people, the others by programs.
  if (format === 'table' && options.out === undefined) out.print(`\n${summary}`);
  else out.note(summary);
}

function partsOf(
  reports: readonly NamedAnomalies[],
  format: ReportFormat,
  stamp: (ms: number) => string,
  terminal: Output | undefined,
): Iterable<string> {
  if (format === 'json') return anomalyJson(reports, stamp);
  const findings = findingsOf(reports);
  if (format === 'csv') return anomalyCsv(findings, stamp);
  if (findings.length === 0) return ['nothing unlike the past\n'];
  const shown = terminal ? findings.slice(0, TABLE_ROWS) : findings;
  const more = findings.length - shown.length;
  return [
    `${anomalyTable(shown, stamp, terminal?.tableWidth)}\n`,
    more > 0 ? `… and ${more} more: write them with --out FILE.csv\n` : '',
  ];
}

function summaryLines(reports: readonly NamedAnomalies[]): string {
  const lines = reports.slice(0, SUMMARY_ROWS).map(summaryOf);
  const notes = reports
    .slice(0, SUMMARY_ROWS)
    .flatMap(({ series, answer }) => (answer.ok ? answer.adjustments.map(text => `  note: ${series}: ${text}`) : []));
  const more = reports.length - lines.length;
  return [...lines, ...(more > 0 ? [`… and ${more} more series: see --format json`] : []), ...notes].join('\n');
}
