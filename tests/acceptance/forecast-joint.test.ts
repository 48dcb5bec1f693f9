// foresight forecast --limit and --explain: chances, dates and parts, on the terminal and in files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, hourly, parseCsv, put } from './support/index.ts';

const at = desk();
const file = put(at.folder, 'long.csv', hourly(2, 240));
const forecast = (...options: string[]) => at.run(['forecast', file, '--horizon', '12', ...options]);

describe('foresight forecast with limits and parts', () => {
  it('tells chance and date of crossing, for sure and for never, and what the first series is made of', async () => {
    const { code, stdout } = await forecast('--limit=-1000000', '--limit-below=-1000000', '--explain');
    expect(code).toBe(0);
    expect(stdout).toMatch(/s1 +above -1000000 +>99% +\d{4}-\d\d-\d\dT\S+ +\d{4}\S+ … \d{4}/);
    expect(stdout).toMatch(/s1 +below -1000000 +<1% +– +–/);
    expect(stdout).toMatch(/time +level .*= forecast/);
  });

  it('adds columns to the file: chances that never fall, and parts that sum to the forecast', async () => {
    const done = await forecast('--limit', '60', '--explain', '--out', 'parts.csv');
    expect(done).toMatchObject({ code: 0, stdout: '' });
    const { header, rows } = parseCsv(readFileSync(join(at.folder, 'parts.csv'), 'utf8'));
    const chances = rows.filter(row => row.unique_id === 's1').map(row => Number(row['p-above-60']));
    expect(chances).toHaveLength(12);
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
    expect(chances.every(p => p >= 0 && p <= 1)).toBe(true);
    const parts = header.filter(name => name.startsWith('part-'));
    expect(parts[0]).toBe('part-level');
    for (const row of rows) {
      const sum = parts.reduce((total, name) => total + Number(row[name]), 0);
      expect(Math.abs(sum / Number(row.yhat) - 1)).toBeLessThan(1e-9);
    }
  });

  it('prints JSON', async () => {
    const { stdout } = await forecast('--explain', '--limit', '60', '--format', 'json');
    const { series } = JSON.parse(stdout);
    expect(series).toHaveLength(2);
    expect(series[0]).toMatchObject({ unique_id: 's1', breaches: [{ limit: { value: 60, side: 'above' } }] });
    expect(series[0].components.map((c: { kind: string }) => c.kind)).toContain('season');
    const { ds, yhat, breaches } = series[0];
    expect([ds, yhat, breaches[0].by].map(list => list.length)).toEqual([12, 12, 12]);
  });

  it.each([
    [['--limit', 'high'], /limit high is no number/],
    [['--limit-below', ''], /limit {2}is no number/],
    [['--format', 'xml'], /xml/],
  ])('refuses %j', async (words, reason) => {
    const { code, stdout, stderr } = await forecast(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
  });
});
