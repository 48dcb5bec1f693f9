import type { BacktestReport, BacktestRow } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { failedRow } from '../../predictions/backtest/backtest-row.ts';
import { totalsOf } from '../../predictions/backtest/index.ts';
import { backtestCsv } from './backtest-csv.ts';
import { backtestJson } from './backtest-json.ts';
import { backtestTables } from './backtest-table.ts';

const LEVELS = [0.8, 0.95];

function done(series: string, model: string, over: Partial<BacktestRow> = {}): BacktestRow {
  const { test, ...rest } = failedRow({ series, model }, '');
  const numbers = { skill: 0.25, mae: 3, rmse: 4, bias: -1, smape: 12.5, mase: 0.75, naive_mase: 1, mape: null };
  const more = {
    wape: 11,
    owa: 0.8,
    naive2_smape: 15,
    naive2_mase: 1,
    pinball: 0.5,
    origins: 12,
    truths: 24,
    seconds: 0.5,
  };
  const coverage = LEVELS.map(level => ({ level, share: level }));
  return {
    ...rest,
    ...numbers,
    ...more,
    status: 'done',
    reason: null,
    levels: LEVELS.map(level => ({ level, coverage: level, width: 9, msis: 6, pinball_lower: 1, pinball_upper: 1 })),
    steps: [1, 2].map(step => ({ step, truths: 12, mae: 3, mase: 0.75, naive_mase: 1, coverage })),
    test: { ...test, origins: 12, beaten: 9, p_value: 0.02, verdict: 'better', text: 'better than seasonal naive' },
    ...over,
  };
}

function report(series: BacktestRow[], models = ['auto']): BacktestReport {
  return { format: 1, horizon: 2, levels: LEVELS, models, totals: totalsOf(series, models, LEVELS), series };
}

const lines = (text: string) => text.split('\n');

describe('tables of a backtest', () => {
  it('of one series have its scores and its sentence', () => {
    const text = backtestTables(report([done('visits', 'auto')]), 'series');
    expect(lines(text)[0]).toMatch(
      /^series +skill +OWA +MASE +sMAPE +WAPE +held 80% \/ 95% +MSIS 95% +beats naive +by chance$/,
    );
    expect(lines(text)[2]).toMatch(
      /^visits +25% +0\.800 +0\.750 +12\.50 +11% +80% \/ 95% +6\.000 +9 of 12 +p = 0\.02$/,
    );
    expect(lines(text).at(-1)).toBe('auto: better than seasonal naive');
    expect(text).not.toContain('all series');
  });

  it('fit 120 columns whatever the names and models', () => {
    const models = ['seasonal-naive', 'damped-holt'];
    const rows = models.flatMap(model => [
      done('a-very-long-name-of-a-series{country=Germany region=Bavaria shop=Munich}', model, {
        mase: 1234.5,
        wape: 98765,
      }),
      failedRow({ series: 'short', model }, 'a backtest of 2 steps needs 5 points, has 4'),
    ]);
    for (const by of ['series', 'step', 'model'] as const) {
      const text = backtestTables(report(rows, models), by);
      const tables = lines(text).filter(line => !line.startsWith('  ') && !line.includes(': '));
      expect(Math.max(...tables.map(line => line.length))).toBeLessThanOrEqual(120);
      expect(text).toContain('without a result: 2');
      expect(text).toContain('short, damped-holt: a backtest of 2 steps needs 5 points, has 4');
    }
  });

  it('of many series show some and say how many are left, then totals and verdicts', () => {
    const many = Array.from({ length: 45 }, (_, i) => done(`s${i}`, 'auto'));
    const text = backtestTables(report(many), 'series');
    expect(text).toContain('… and 15 more lines: all are in --format csv and json');
    expect(text).toMatch(/^auto +45 +0 +25% +0\.79\d +0\.750 +0\.750 +12\.50 +80% \/ 95% +6\.000 +500$/m);
    expect(text).toContain(
      'auto: better than seasonal naive on 45 of 45 series (p < 0.05), worse on 0, may be chance on 0',
    );
  });

  it('say when no series has enough origins', () => {
    const few = ['a', 'b'].map(id => done(id, 'auto', { test: { ...done('', '').test, verdict: 'too-few' } }));
    expect(backtestTables(report(few), 'model')).toContain('auto: too few origins to tell on any series');
  });

  it('by step put the method beside seasonal naive', () => {
    const text = backtestTables(report([done('a', 'auto'), done('b', 'auto')]), 'step');
    expect(lines(text)[2]).toMatch(/^auto +1 +24 +0\.750 +1\.000 +80% \/ 95%$/);
  });

  it('write what is not known as a dash', () => {
    const text = backtestTables(
      report([done('flat', 'auto', { skill: null, owa: null, mase: null, wape: null })]),
      'series',
    );
    expect(lines(text)[2]).toMatch(/^flat +– +– +– +12\.50 +– /);
  });
});

describe('CSV of a backtest', () => {
  const rows = [done('a,b', 'auto'), failedRow({ series: 'c', model: 'auto' }, 'too "short"')];
  const csv = (by: 'series' | 'step' | 'model') => lines([...backtestCsv(report(rows), by)].join(''));

  it('by series has all scores, nothing for what is not known, and failures with their reason', () => {
    expect(csv('series')).toEqual([
      'unique_id,model,status,origins,truths,season,skill,mae,rmse,bias,smape,mase,naive_mase,mape,wape,owa,pinball,' +
        'coverage-80,width-80,msis-80,coverage-95,width-95,msis-95,beaten,independent,p_value,test,verdict,seconds,reason',
      '"a,b",auto,done,12,24,1,0.25,3,4,-1,12.5,0.75,1,,11,0.8,0.5,0.8,9,6,0.95,9,6,9,0,0.02,,better,0.5,',
      'c,auto,failed,0,0,1,,,,,,,,,,,,,,,,,,0,0,,,too-few,0,"too ""short"""',
      '',
    ]);
  });

  it('by step has a line a step of each series', () => {
    expect(csv('step')).toEqual([
      'unique_id,model,step,truths,mae,mase,naive_mase,coverage-80,coverage-95',
      '"a,b",auto,1,12,3,0.75,1,0.8,0.95',
      '"a,b",auto,2,12,3,0.75,1,0.8,0.95',
      '',
    ]);
  });

  it('by model has the totals', () => {
    expect(csv('model')).toEqual([
      'model,series,failed,skill,smape,mase,mase_median,owa,coverage-80,msis-80,coverage-95,msis-95,better,worse,undecided,too_few,seconds',
      `auto,1,1,0.25,12.5,0.75,0.75,${(12.5 / 15 + 0.75) / 2},${(0.8 * 24) / 24},6,${(0.95 * 24) / 24},6,1,0,0,0,0.5`,
      '',
    ]);
  });
});

describe('JSON of a backtest', () => {
  it('is the report, a result a line', () => {
    const whole = report([done('a', 'auto'), done('b', 'auto')]);
    const text = [...backtestJson(whole)].join('');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(whole)));
    expect(lines(text).filter(line => line.startsWith('{"series":"'))).toHaveLength(2);
  });
});
