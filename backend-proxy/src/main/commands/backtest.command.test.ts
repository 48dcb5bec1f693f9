import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BacktestReport, ForesightError } from '@foresight/contracts';
import { getModel } from '@foresight/models';
import { naive2, owa, smape } from '@foresight/models/evaluate';
import { afterAll, describe, expect, it } from 'vitest';
import { longFile, weekly } from '../../../test/sample-files.ts';
import type { Output } from '../terminal/index.ts';
import { type BacktestCommandOptions, backtestCommand } from './backtest.command.ts';
import { parseBaseline, parseModels, parseOrigins, parseSpacing } from './backtest-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'foresight-backtest-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const DAYS = 90;
const two = put('two.csv', longFile(['a', 'b'], { days: DAYS, value: (i, s) => weekly(i + 100 * s) }));
const mixed = put('mixed.csv', `${longFile(['a'], { days: DAYS })}short,2026-01-01,1\nshort,2026-01-02,2\n`);

async function run(file: string, over: Partial<BacktestCommandOptions> = {}) {
  const [printed, notes]: [string[], string[]] = [[], []];
  const out: Output = {
    print: text => void printed.push(text),
    note: text => void notes.push(text),
    interactive: false,
    width: 80,
  };
  const options: BacktestCommandOptions = {
    horizon: 7,
    level: [0.8, 0.95],
    season: [7],
    model: ['drift'],
    origins: 6,
    step: 7,
    by: 'series',
    threads: 1,
    ...over,
  };
  await backtestCommand(file, options, out);
  return { printed: printed.join('\n'), notes };
}

const reportOf = async (file: string, over: Partial<BacktestCommandOptions> = {}): Promise<BacktestReport> =>
  JSON.parse((await run(file, { ...over, format: 'json' })).printed);

describe('foresight backtest', () => {
  it('has the scores that come out by hand: drift against Naive2 at six origins', async () => {
    const values = Float64Array.from({ length: DAYS }, (_, i) => weekly(i));
    const scores = [6, 5, 4, 3, 2, 1].map(back => {
      const past = values.slice(0, DAYS - 7 * back);
      const truth = values.slice(past.length, past.length + 7);
      const series = { values: past, start: 0, step: { unit: 'ms', count: 86_400_000 } } as const;
      const own = getModel('drift')
        .fit(series, { seasons: [7], horizon: 7 })
        .predict(7, []).point;
      const scale = past.slice(7).reduce((sum, v, t) => sum + Math.abs(v - past[t]!), 0) / (past.length - 7);
      const error = (point: Float64Array) => truth.reduce((sum, v, i) => sum + Math.abs(v - point[i]!), 0) / 7;
      const reference = naive2(past, 7, 7);
      return [smape(truth, own), error(own) / scale, smape(truth, reference), error(reference) / scale];
    });
    const mean = (k: number) => scores.reduce((sum, score) => sum + score[k]! / 6, 0);
    const { series, totals } = await reportOf(two);
    expect(series[0]).toMatchObject({ series: 'a', model: 'drift', origins: 6, truths: 42, season: 7 });
    expect(series[0]!.smape).toBeCloseTo(mean(0), 9);
    expect(series[0]!.mase).toBeCloseTo(mean(1), 9);
    expect(series[0]!.owa).toBeCloseTo(owa({ smape: mean(0), mase: mean(1) }, { smape: mean(2), mase: mean(3) }), 9);
    expect(totals[0]).toMatchObject({ model: 'drift', series: 2, failed: 0 });
  });

  it('compares models at the same origins, in the order asked', async () => {
    const { series } = await reportOf(two, { model: ['auto', 'seasonal-naive'], threads: 2 });
    expect(series.map(row => `${row.series} ${row.model} ${row.truths}`)).toEqual(
      ['a', 'b'].flatMap(id => ['auto', 'seasonal-naive'].map(model => `${id} ${model} 42`)),
    );
    expect(series[1]!.test).toMatchObject({ p_value: 1, verdict: 'equal' });
    expect(series[0]!.skill).toBeGreaterThan(0);
  });

  it('makes a series that fails a row with its reason, and goes on', async () => {
    const { series, totals } = await reportOf(mixed);
    expect(series.map(row => [row.series, row.status])).toEqual([
      ['a', 'done'],
      ['short', 'failed'],
    ]);
    expect(series[1]!.reason).toBe('a backtest of 7 steps needs 14 points, has 2');
    expect(totals[0]).toMatchObject({ series: 1, failed: 1 });
    expect((await run(mixed)).printed).toContain('short, drift: a backtest of 7 steps needs 14 points, has 2');
  });

  it('says how many results rest on fewer origins than asked for', async () => {
    const { notes } = await run(two, { origins: 100 });
    expect(notes.at(-1)).toBe('2 of 2 results rest on fewer than 100 origins: short history');
  });

  it('gives methods the other columns and limits that it is told of', async () => {
    const sale = (i: number) => (i % 11 === 3 ? 1 : 0);
    const rows = Array.from({ length: DAYS }, (_, i) => {
      const day = new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
      return `${day},${weekly(i) + 80 * sale(i)},${sale(i)}`;
    });
    const file = put('sale.csv', `ds,y,sale\n${rows.join('\n')}\n`);
    const mae = async (over: Partial<BacktestCommandOptions>) => (await reportOf(file, over)).series[0]!.mae!;
    expect(await mae({ regressors: ['sale'] })).toBeLessThan(0.6 * (await mae({ ignore: ['sale'] })));
    expect((await reportOf(file, { ignore: ['sale'], lower: 1000 })).series[0]!.bias).toBeGreaterThan(800);
  });

  it('takes another season for the baseline', async () => {
    const { series } = await reportOf(two, { baseline: 1 });
    expect(series[0]!.season).toBe(1);
    expect(series[0]!.skill).not.toBe((await reportOf(two)).series[0]!.skill);
  });

  it.each([
    ['x.json', /^\{"format":1,/],
    ['x.csv', /^unique_id,model,status/],
    ['x.txt', /^series +skill/],
  ])('writes %s in the format of its name', async (name, begin) => {
    const { printed, notes } = await run(two, { out: join(folder, name) });
    expect(printed).toBe('');
    expect(readFileSync(join(folder, name), 'utf8')).toMatch(begin);
    expect(notes.at(-1)).toContain('2 of 2 results written to');
  });

  it('writes the format asked for, whatever the name', async () => {
    await run(two, { out: join(folder, 'y.json'), format: 'csv', by: 'model' });
    expect(readFileSync(join(folder, 'y.json'), 'utf8')).toMatch(/^model,series,failed/);
  });

  it.each([
    [
      two,
      { horizon: 500 },
      /two\.csv: no series could be tested; a: .*500 steps needs 507 points, has 90/,
      /shorter --horizon/,
    ],
    [two, { out: join(folder, 'no', 'such.csv') }, /cannot write .*such\.csv/, /check the folder/],
    [join(folder, 'nowhere.csv'), {}, /nowhere\.csv: there is no such file/, /check the path/],
    [put('empty.csv', 'unique_id,ds,y\n'), {}, /empty\.csv: /, /./],
  ])('refuses %s %j with the way out', async (file, over, problem, fix) => {
    const refused = await run(file, over).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ForesightError);
    expect((refused as ForesightError).message).toMatch(problem);
    expect((refused as ForesightError).facts.fix ?? '').toMatch(fix);
  });
});

describe('options of foresight backtest', () => {
  it.each([
    [parseModels, 'auto,drift,auto', ['auto', 'drift']],
    [parseOrigins, '1000', 1000],
    [parseSpacing, '1', 1],
    [parseBaseline, '168', 168],
  ])('%o reads %j', (parse: (text: string) => unknown, text, meaning) => {
    expect(parse(text)).toEqual(meaning);
  });

  it.each([
    [parseModels, 'auto,prophecy', /no model "prophecy"; known: .*drift/],
    [parseModels, ',', /',' names no model/],
    [parseOrigins, '0', /origins 0 is not a number/],
    [parseOrigins, '1001', /origins 1001/],
    [parseSpacing, '1.5', /step 1\.5 is not a number of steps/],
    [parseBaseline, 'week', /baseline week is not/],
    [parseBaseline, '', /baseline {2}is not/],
  ])('%o refuses %j', (parse: (text: string) => unknown, text, problem) => {
    expect(() => parse(text)).toThrow(problem);
  });
});
