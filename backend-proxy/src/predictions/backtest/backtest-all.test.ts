import { type BacktestReport, BacktestReportSchema } from '@foresight/contracts';
import { Value } from 'typebox/value';
import { afterAll, describe, expect, it } from 'vitest';
import { weekly } from '../../../test/sample-files.ts';
import { createLogger } from '../../platform/logger.ts';
import { openWorkerPool } from '../../platform/worker-pool.ts';
import { THROWS } from './fixtures/moody.worker.ts';
import { type BacktestPool, backtestAll, type NamedQuestion, totalsOf } from './index.ts';

const DAY = 86_400_000;
const models = ['drift', 'seasonal-naive'] as const;
const pool: BacktestPool = openWorkerPool(
  new URL('./fixtures/moody.worker.ts', import.meta.url),
  2,
  createLogger('silent'),
);
afterAll(() => pool.close());

const named = (series: string, days: number, first = weekly(0)): NamedQuestion[] =>
  models.map(model => ({
    series,
    question: {
      ts: Float64Array.from({ length: days }, (_, i) => i * DAY),
      value: Float64Array.from({ length: days }, (_, i) => (i === 0 ? first : weekly(i))),
      timeKind: 'time',
      model,
      models,
      horizon: 7,
      levels: [0.8],
      seasons: [7],
      origins: 3,
    },
  }));

describe('a backtest of many series', () => {
  it('gives a row each in their order, failures among them, and a report of the documented shape', async () => {
    const counts: number[] = [];
    const questions = [...named('a', 60), ...named('too much', 60, THROWS), ...named('short', 9), ...named('b', 50)];
    const series = await backtestAll(questions, pool, count => counts.push(count));
    expect(series.map(row => `${row.series}/${row.model}/${row.status}`)).toEqual(
      ['a/?/done', 'too much/?/failed', 'short/?/failed', 'b/?/done'].flatMap(text =>
        models.map(model => text.replace('?', model)),
      ),
    );
    expect(series[2]).toMatchObject({ reason: 'this series is too much', mae: null, origins: 0, levels: [] });
    expect(series[4]!.reason).toMatch(/needs \d+ points, has 9/);
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const totals = totalsOf(series, models, [0.8]);
    expect(totals[0]).toMatchObject({ model: 'drift', series: 2, failed: 2 });
    const report: BacktestReport = { format: 1, horizon: 7, levels: [0.8], models: [...models], totals, series };
    expect([...Value.Errors(BacktestReportSchema, JSON.parse(JSON.stringify(report)))]).toEqual([]);
  });

  it('gives the same rows with one thread as with two, but for the time', async () => {
    const one: BacktestPool = openWorkerPool(
      new URL('./backtest.worker.ts', import.meta.url),
      1,
      createLogger('silent'),
    );
    const questions = [...named('a', 60), ...named('b', 50)];
    const timeless = (rows: Awaited<ReturnType<typeof backtestAll>>) => rows.map(row => ({ ...row, seconds: 0 }));
    try {
      const alone = await backtestAll(questions, one, () => undefined);
      expect(timeless(alone)).toEqual(timeless(await backtestAll(questions, pool, () => undefined)));
    } finally {
      await one.close();
    }
  });
});
