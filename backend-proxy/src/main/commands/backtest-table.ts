// A backtest as tables for the terminal, at most 120 columns wide, and narrower where it is.
import type { BacktestReport, BacktestRow, BacktestTotal } from '@foresight/contracts';
import { pText } from '@foresight/models/evaluate';
import { type Column, formatNumber, formatShare, table } from '../terminal/index.ts';
import type { ReportView } from './backtest-csv.ts';

const MOST_SERIES = 30;
const MOST_FAILURES = 10;
/** What is left for names when every other column is there. */
const WIDTH = 120;

/** @param by 'series': a line each, then totals; 'step': a line a step; 'model': totals alone */
export function backtestTables(report: BacktestReport, by: ReportView, width?: number): string {
  const parts = by === 'series' ? [seriesPart(report, width)] : by === 'step' ? [stepTable(report, width)] : [];
  if (by !== 'series' || report.series.length > 1) parts.push(totalTable(report, width));
  return [...parts, verdicts(report), failures(report.series)].filter(part => part !== '').join('\n\n');
}

const number = (value: number | null): string => (value === null ? '–' : formatNumber(value));
const score = (value: number | null): string =>
  value === null ? '–' : Math.abs(value) < 100 ? value.toFixed(Math.abs(value) < 10 ? 3 : 2) : number(value);

function heldColumn<Row>(levels: readonly number[], shares: (row: Row) => readonly (number | null)[]): Column<Row> {
  return {
    title: `held ${levels.map(formatShare).join(' / ')}`,
    cell: row => shares(row).map(formatShare).join(' / ') || '–',
    align: 'right',
  };
}

/** Numbers to the right; null is a dash. */
const scoreColumn = <Row>(title: string, of: (row: Row) => number | null): Column<Row> => ({
  title,
  cell: row => score(of(row)),
  align: 'right',
});

const minor = <Row>(column: Column<Row>): Column<Row> => ({ ...column, minor: true });

function seriesPart({ series, levels, models }: BacktestReport, width?: number): string {
  const shown = series.filter(row => row.status === 'done').slice(0, MOST_SERIES);
  if (shown.length === 0) return '';
  const hidden = series.filter(row => row.status === 'done').length - shown.length;
  const more = hidden > 0 ? `\n… and ${hidden} more lines: all are in --format csv and json` : '';
  return seriesTable(shown, levels, models.length > 1, width) + more;
}

function seriesTable(
  rows: readonly BacktestRow[],
  levels: readonly number[],
  withModel: boolean,
  width?: number,
): string {
  const columns: Column<BacktestRow>[] = [
    ...(withModel ? [{ title: 'model', cell: (row: BacktestRow) => row.model }] : []),
    { title: 'skill', cell: row => formatShare(row.skill), align: 'right' },
    scoreColumn('OWA', row => row.owa),
    scoreColumn('MASE', row => row.mase),
    minor(scoreColumn('sMAPE', row => row.smape)),
    {
      title: 'WAPE',
      cell: row => (row.wape === null ? '–' : `${row.wape < 0.01 ? '<0.01' : formatNumber(row.wape)}%`),
      align: 'right',
      minor: true,
    },
    heldColumn(levels, row => row.levels.map(({ coverage }) => coverage)),
    minor(scoreColumn(`MSIS ${formatShare(levels.at(-1))}`, row => row.levels.at(-1)?.msis ?? null)),
    { title: 'beats naive', cell: ({ test }) => `${test.beaten} of ${test.origins}`, align: 'right' },
    { title: 'by chance', cell: ({ test }) => (test.p_value === null ? '–' : pText(test.p_value)), align: 'right' },
  ];
  const others = table(rows, columns).split('\n')[1]!.length;
  const maxWidth = Math.max(8, WIDTH - 2 - others);
  return table(rows, [{ title: 'series', cell: row => row.series, maxWidth }, ...columns], width);
}

function totalTable({ totals, levels }: BacktestReport, width?: number): string {
  return table(
    totals,
    [
      { title: 'all series', cell: ({ model }) => model },
      { title: 'series', cell: ({ series }) => String(series), align: 'right' },
      { title: 'failed', cell: ({ failed }) => String(failed), align: 'right' },
      { title: 'skill', cell: ({ skill }) => formatShare(skill), align: 'right' },
      scoreColumn('OWA', ({ owa }) => owa),
      scoreColumn('MASE', ({ mase }) => mase),
      minor(scoreColumn('median', total => total.mase_median)),
      minor(scoreColumn('sMAPE', ({ smape }) => smape)),
      heldColumn(levels, total => total.levels.map(({ coverage }) => coverage)),
      scoreColumn(`MSIS ${formatShare(levels.at(-1))}`, total => total.levels.at(-1)?.msis ?? null),
      {
        title: 'ms a series',
        cell: ({ seconds }) => (seconds === null ? '–' : formatNumber(Math.round(1e4 * seconds) / 10)),
        align: 'right',
        minor: true,
      },
    ],
    width,
  );
}

function stepTable({ totals, levels }: BacktestReport, width?: number): string {
  const rows = totals.flatMap(({ model, steps }) => steps.map(step => ({ model, ...step })));
  return table(
    rows,
    [
      { title: 'model', cell: row => row.model },
      { title: 'step', cell: row => String(row.step), align: 'right' },
      { title: 'truths', cell: row => String(row.truths), align: 'right' },
      scoreColumn('MASE', row => row.mase),
      scoreColumn('seasonal naive', row => row.naive_mase),
      heldColumn(levels, row => row.coverage.map(({ share }) => share)),
    ],
    width,
  );
}

/** One series: its sentence. Several: how many of each kind. */
function verdicts({ series, totals }: BacktestReport): string {
  const single = totals.every(total => total.series + total.failed === 1);
  if (!single)
    return totals
      .filter(total => total.series > 0)
      .map(verdictCounts)
      .join('\n');
  return series
    .filter(row => row.status === 'done')
    .map(row => `${row.model}: ${row.test.text}${row.reason ? ` (${row.reason})` : ''}`)
    .join('\n');
}

function verdictCounts({ model, series, better, worse, undecided, too_few }: BacktestTotal): string {
  if (too_few === series) return `${model}: too few origins to tell on any series; six that share no truths would do`;
  const few = too_few > 0 ? `, too few origins to tell on ${too_few}` : '';
  const told = `better than seasonal naive on ${better} of ${series} series (p < 0.05), worse on ${worse}`;
  return `${model}: ${told}, may be chance on ${undecided}${few}`;
}

function failures(rows: readonly BacktestRow[]): string {
  const failed = rows.filter(row => row.status === 'failed');
  const lines = failed.slice(0, MOST_FAILURES).map(row => `  ${row.series}, ${row.model}: ${row.reason}`);
  const hidden = failed.length - lines.length;
  if (hidden > 0) lines.push(`  … and ${hidden} more`);
  return failed.length === 0 ? '' : [`without a result: ${failed.length}`, ...lines].join('\n');
}
