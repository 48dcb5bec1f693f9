// A backtest as JSON (BacktestReport): a result a line, so that long reports are written in parts and can be searched.
import type { BacktestReport } from '@foresight/contracts';

export function* backtestJson({ series, totals, ...head }: BacktestReport): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},\n`;
  yield* list('totals', totals);
  yield ',\n';
  yield* list('series', series);
  yield '}\n';
}

function* list(name: string, items: readonly object[]): Generator<string> {
  yield `${JSON.stringify(name)}: [`;
  for (const [i, item] of items.entries()) yield `${i === 0 ? '' : ','}\n${JSON.stringify(item)}`;
  yield '\n]';
}
