// foresight backtest from outside: one report, one table, one file, and what is refused.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BacktestReportSchema } from '@foresight/contracts';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { desk, everythingIn, hourly, parseCsv, put } from './support/index.ts';

const at = desk();
put(at.folder, 'long.csv', hourly(2, 240));
const ASK = ['long.csv', '--horizon', '12', '--season', '24', '--origins', '6', '--step', '12'];
const backtest = (...options: string[]) => at.run(['backtest', ...ASK, ...options]);

describe('foresight backtest', () => {
  it('prints a report of the documented shape', async () => {
    const { code, stdout } = await backtest('--model', 'drift,seasonal-naive', '--format', 'json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect([...Value.Errors(BacktestReportSchema, report)]).toEqual([]);
    expect(report.series).toHaveLength(4);
  });

  it('prints tables and a verdict, and starts no database', async () => {
    const { code, stdout } = await backtest();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^series +skill +OWA +MASE +sMAPE +WAPE +held 80% \/ 95% /m);
    expect(stdout).toMatch(/^auto: better than seasonal naive on \d of 2 series/m);
    expect(existsSync(at.dataDir)).toBe(false);
  });

  it('writes a file in the format of its name, and nothing beside it', async () => {
    const before = everythingIn(at.folder).length;
    const { code, stdout, stderr } = await backtest('--model', 'drift', '--by', 'step', '--out', 'steps.csv');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('2 of 2 results written to steps.csv');
    expect(parseCsv(readFileSync(join(at.folder, 'steps.csv'), 'utf8')).rows).toHaveLength(24);
    expect(everythingIn(at.folder)).toHaveLength(before + 1);
  });

  it.each([
    [['nowhere.csv', '--horizon', '3'], /nowhere\.csv: there is no such file/, /check the path/],
    [['long.csv'], /required option '--horizon/, /./],
    [['long.csv', '--horizon', '3', '--origins', '0'], /origins 0 is not/, /whole number from 1 to 1000/],
    [['long.csv', '--horizon', '3', '--by', 'day'], /'day' is invalid/, /series, step, model/],
  ])('refuses %j', async (words, problem, fix) => {
    const { code, stdout, stderr } = await at.run(['backtest', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(problem);
    expect(stderr).toMatch(fix);
  });
});
