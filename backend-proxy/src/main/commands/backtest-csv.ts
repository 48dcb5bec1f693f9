// A backtest as CSV: by series, by step of each series, or totals by model. The columns are documented in docs/backtest.md.
import type { BacktestReport, BacktestRow, BacktestStep, BacktestTotal } from '@foresight/contracts';
import { csvLine, percent } from './csv-cells.ts';

export type ReportView = 'series' | 'step' | 'model';
type Cell = string | number | null;

const SCORES = [
  'skill',
  'mae',
  'rmse',
  'bias',
  'smape',
  'mase',
  'naive_mase',
  'mape',
  'wape',
  'owa',
  'pinball',
] as const;
const TOTALS = ['skill', 'smape', 'mase', 'mase_median', 'owa'] as const;
const VERDICTS = ['better', 'worse', 'undecided', 'too_few'] as const;

/** Lines of text, header first. */
export function* backtestCsv(report: BacktestReport, by: ReportView): Generator<string> {
  const { levels } = report;
  yield csvLine(HEADER[by](levels));
  if (by === 'model') for (const total of report.totals) yield csvLine(totalCells(total));
  else if (by === 'series') for (const row of report.series) yield csvLine(seriesCells(row, levels));
  else for (const row of report.series) for (const step of row.steps) yield csvLine(stepCells(row, step));
}

const perLevel = (names: readonly string[], levels: readonly number[]) =>
  levels.flatMap(level => names.map(name => `${name}-${percent(level)}`));

const HEADER: Readonly<Record<ReportView, (levels: readonly number[]) => Cell[]>> = {
  series: levels => [
    ...['unique_id', 'model', 'status', 'origins', 'truths', 'season', ...SCORES],
    ...perLevel(['coverage', 'width', 'msis'], levels),
    ...['beaten', 'independent', 'p_value', 'test', 'verdict', 'seconds', 'reason'],
  ],
  step: levels => [
    ...['unique_id', 'model', 'step', 'truths', 'mae', 'mase', 'naive_mase'],
    ...perLevel(['coverage'], levels),
  ],
  model: levels => [
    ...['model', 'series', 'failed', ...TOTALS],
    ...perLevel(['coverage', 'msis'], levels),
    ...VERDICTS,
    'seconds',
  ],
};

function seriesCells(row: BacktestRow, levels: readonly number[]): Cell[] {
  const { test } = row;
  const bands = levels.flatMap((_, k) => {
    const band = row.levels[k];
    return [band?.coverage ?? null, band?.width ?? null, band?.msis ?? null];
  });
  return [
    ...[row.series, row.model, row.status, row.origins, row.truths, row.season],
    ...SCORES.map(name => row[name]),
    ...bands,
    ...[test.beaten, test.independent, test.p_value, test.method, test.verdict, row.seconds, row.reason],
  ];
}

const stepCells = ({ series, model }: BacktestRow, { step, truths, mae, mase, naive_mase, coverage }: BacktestStep) => [
  ...[series, model, step, truths, mae, mase, naive_mase],
  ...coverage.map(({ share }) => share),
];

const totalCells = (total: BacktestTotal): Cell[] => [
  ...[total.model, total.series, total.failed],
  ...TOTALS.map(name => total[name]),
  ...total.levels.flatMap(({ coverage, msis }) => [coverage, msis]),
  ...VERDICTS.map(name => total[name]),
  total.seconds,
];
