// Forecasts on the terminal: a table of all, limits, and the first series as a picture and in its parts.

import { chart, type Output } from '../terminal/index.ts';
import { breachTable } from './breach-table.ts';
import { componentTable } from './component-table.ts';
import type { ExplainedForecast } from './forecast-json.ts';
import { forecastTable } from './forecast-table.ts';

export interface Answered extends ExplainedForecast {
  readonly history: Float64Array;
}

const CHART_ROWS = 12;
const TABLE_ROWS = 20;

/** @param stamp the text of a time, epoch ms */
export function showForecasts(
  answered: readonly Answered[],
  level: readonly number[],
  stamp: (ms: number) => string,
  out: Output,
): void {
  const shown = answered.slice(0, TABLE_ROWS);
  out.print(forecastTable(shown.map(rowOf), level, out.tableWidth));
  const breaches = shown.flatMap(({ id, answer }) => (answer.breaches ?? []).map(breach => ({ series: id, breach })));
  if (breaches.length > 0) out.print(`\n${breachTable(breaches, stamp, out.tableWidth)}`);
  if (answered.length > TABLE_ROWS)
    out.print(`… and ${answered.length - TABLE_ROWS} more series: write them with --out FILE.csv`);
  const first = answered[0]!;
  const widest = first.answer.intervals.at(-1)!;
  out.print(`\n${first.id}`);
  out.print(chart({ history: first.history, point: first.answer.point, ...widest }, out.width, CHART_ROWS));
  if (first.answer.components) out.print(`\n${componentTable(first.answer, stamp, out.tableWidth)}`);
  const { evidence } = first.answer.trust;
  if (evidence) out.print(`  backtest: ${evidence}`);
  for (const text of first.answer.adjustments) out.print(`  note: ${text}`);
}

function rowOf({ id, answer }: Answered) {
  const { method, trust, point, intervals } = answer;
  const widest = intervals.at(-1)!;
  return { series: id, method, trust, next: point[0]!, low: widest.lower[0]!, high: widest.upper[0]! };
}
