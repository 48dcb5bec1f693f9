import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { csvHeader, type NamedForecast, writeForecastCsv } from './forecast-csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'foresight-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

const forecast = (id: string, skill: number | null): NamedForecast => ({
  id,
  answer: {
    time: Float64Array.of(0, 3_600_000),
    point: Float64Array.of(10, 0.1 + 0.2),
    intervals: [{ level: 0.9, lower: Float64Array.of(9, -1), upper: Float64Array.of(11, 1e21) }],
    method: 'auto',
    trust: { skill, mase: null, smape: null, coverage: [], origins: 0, claim: 'no-backtest', reason: null },
  },
});
const iso = (ms: number) => new Date(ms).toISOString();

describe('the file of forecasts', () => {
  it('holds every digit of a number, and nothing for a skill that is not known', async () => {
    const path = join(folder, 'two.csv');
    await writeForecastCsv(path, [forecast('a', 0.12345), forecast('b', null)], [0.9], iso);
    expect(readFileSync(path, 'utf8').split('\n')).toEqual([
      'unique_id,ds,yhat,lo-90,hi-90,model,skill',
      'a,1970-01-01T00:00:00.000Z,10,9,11,auto,0.1235',
      'a,1970-01-01T01:00:00.000Z,0.30000000000000004,-1,1e+21,auto,0.1235',
      'b,1970-01-01T00:00:00.000Z,10,9,11,auto,',
      'b,1970-01-01T01:00:00.000Z,0.30000000000000004,-1,1e+21,auto,',
      '',
    ]);
  });

  it.each([
    ['eu,west', '"eu,west"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
  ])('quotes the id %j', async (id, quoted) => {
    const path = join(folder, 'quoted.csv');
    await writeForecastCsv(path, [forecast(id, null)], [0.9], iso);
    expect(readFileSync(path, 'utf8')).toContain(`\n${quoted},1970-01-01T00:00:00.000Z,10,`);
  });

  it.each([
    [[0.8, 0.95], 'lo-80,hi-80,lo-95,hi-95'],
    [[0.575], 'lo-57.5,hi-57.5'],
    [[0.29 + 0.28], 'lo-57,hi-57'],
  ])('names the bands of the levels %j', (levels, columns) => {
    expect(csvHeader(levels)).toBe(`unique_id,ds,yhat,${columns},model,skill\n`);
  });

  it('leaves the old file as it was when the new one cannot be finished', async () => {
    const path = join(folder, 'kept.csv');
    writeFileSync(path, 'old');
    const before = readdirSync(folder);
    function* broken() {
      yield forecast('a', null);
      throw new Error('the disk is gone');
    }
    await expect(writeForecastCsv(path, broken(), [0.9], iso)).rejects.toThrow(
      `cannot write ${path}: the disk is gone`,
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('waits for a slow disk: more than a stream holds arrives whole and in order', async () => {
    const path = join(folder, 'long.csv');
    const ids = Array.from({ length: 5_000 }, (_, i) => `series-${i}`);
    await writeForecastCsv(
      path,
      ids.map(id => forecast(id, null)),
      [0.9],
      iso,
    );
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);
    expect(lines.map(line => line.split(',')[0])).toEqual(ids.flatMap(id => [id, id]));
  });
});
