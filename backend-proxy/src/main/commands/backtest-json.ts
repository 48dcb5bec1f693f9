// A backtest as JSON (BacktestReport): a result a line, so that long reports are written in parts and can be searched.
import type { BacktestReport } from '@foresight/contracts';
import { jsonList } from './json-list.ts';

export function* backtestJson({ series, totals, ...head }: BacktestReport): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},\n`;
  yield* jsonList('totals', totals);
  yield ',\n';
  yield* jsonList('series', series);
  yield '}\n';
}
