// foresight forecast: from file to file or terminal, without a database.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk, everythingIn, type ForecastRow, gzip, hourAt, hourly, parseCsv, put, wide } from './support/index.ts';

const POINTS = 240;
const HORIZON = 6;
const at = desk();
const long = put(at.folder, 'long.csv', hourly(2, POINTS));
const zipped = put(at.folder, 'long.csv.gz', gzip(hourly(2, POINTS)));
const positions = put(at.folder, 'wide.csv', wide(2, POINTS));

async function forecastFile(file: string, ...options: string[]) {
  const name = `out-${crypto.randomUUID()}.csv`;
  const done = await at.run(['forecast', file, '--horizon', String(HORIZON), '--out', name, ...options]);
  expect(done).toMatchObject({ code: 0, stdout: '' });
  const text = readFileSync(join(at.folder, name), 'utf8');
  return { text, stderr: done.stderr, ...parseCsv(text) };
}

/** The plain case, looked at from several sides. */
let plain: Awaited<ReturnType<typeof forecastFile>>;
beforeAll(async () => {
  plain = await forecastFile(long, '--level', '80,95');
});

describe('foresight forecast with --out', () => {
  it('writes exactly the promised columns, one row a series and step', () => {
    expect(plain.header.join(',')).toBe('unique_id,ds,yhat,lo-80,hi-80,lo-95,hi-95,model,skill');
    expect(plain.rows.map(row => row.unique_id)).toEqual(['s1', 's2'].flatMap(id => Array(HORIZON).fill(id)));
    expect(plain.stderr).toContain(`2 series × ${HORIZON} steps`);
  });

  it('goes on from the last time of the file in its own step', () => {
    const next = Array.from({ length: HORIZON }, (_, i) => hourAt(POINTS + i));
    expect(plain.rows.map(row => row.ds)).toEqual([...next, ...next]);
  });

  it('nests the bands around the forecast in every row', () => {
    for (const row of plain.rows) {
      const inOrder = ['lo-95', 'lo-80', 'yhat', 'hi-80', 'hi-95'].map(column => Number(row[column]));
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      expect(inOrder.every(Number.isFinite)).toBe(true);
    }
  });

  it('gives the same bytes for the same input twice, plain or gzip', async () => {
    expect((await forecastFile(long)).text).toBe(plain.text);
    expect((await forecastFile(zipped)).text).toBe(plain.text);
  });

  it('adds totals that are the sums of their series, step by step', async () => {
    const rows = hourly(2, POINTS)
      .trim()
      .split('\n')
      .map((row, i) => `${row},${i === 0 ? 'team' : row.startsWith('s1') ? 'red' : 'blue'}`);
    const file = put(at.folder, 'teams.csv', `${rows.join('\n')}\n`);
    const made = await forecastFile(file, '--hierarchy', 'team');
    const byId = Map.groupBy(made.rows, row => row.unique_id!);
    const [total, red, blue] = [...byId.values()].map(own => own.map(row => Number(row.yhat)));
    expect([...byId.keys()]).toEqual(['total', 's1{team=red}', 's2{team=blue}']);
    expect(total).toEqual(red!.map((value, i) => value + blue![i]!));
  });

  it.each([
    ['month ends', ['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31'], '2023-06-30T00:00:00.000Z'],
    ['quarter hours', ['10:00', '10:15', '10:30', '10:45'].map(t => `2023-03-26T${t}:00Z`), '2023-03-26T11:00:00.000Z'],
  ])('keeps the step of %s', async (name, times, first) => {
    const file = put(
      at.folder,
      `${name}.csv`,
      `ds,y\n${times.map((time, i) => `${time},${5 + (i % 2)}`).join('\n')}\n`,
    );
    const { rows } = await forecastFile(file);
    expect(rows[0]).toMatchObject({ unique_id: name, ds: first });
  });

  it.each([
    ['no frequency', []],
    ['a frequency in months', ['--freq', '1mo']],
  ])('continues the positions of a wide file with %s', async (_name, options) => {
    const { rows } = await forecastFile(positions, ...options);
    const next = Array.from({ length: HORIZON }, (_, i) => String(POINTS + 1 + i));
    expect(rows.map(row => row.ds)).toEqual([...next, ...next]);
  });

  it('gives a wide file with --freq 1h the numbers of the long file with the same values', async () => {
    const numbers = (rows: readonly ForecastRow[]) => rows.map(({ ds: _, ...row }) => row);
    expect(numbers((await forecastFile(positions, '--freq', '1h')).rows)).toEqual(numbers(plain.rows));
  });

  it.each([
    ['90', 'unique_id,ds,yhat,lo-90,hi-90,model,skill'],
    ['99,0.6,60', 'unique_id,ds,yhat,lo-60,hi-60,lo-99,hi-99,model,skill'],
  ])('names the columns of --level %s', async (level, expected) => {
    expect((await forecastFile(long, '--level', level)).header.join(',')).toBe(expected);
  });

  it('repeats the last season with seasonal-naive and the seasons that were named', async () => {
    const { rows } = await forecastFile(long, '--model', 'seasonal-naive', '--season', '24,168');
    const history = readFileSync(long, 'utf8')
      .split('\n')
      .filter(line => line.startsWith('s1,'));
    const lastDay = history.slice(-24, -24 + HORIZON).map(line => Number(line.split(',')[2]));
    expect(rows.slice(0, HORIZON).map(row => Number(row.yhat))).toEqual(lastDay);
    expect(new Set(rows.map(row => row.model))).toEqual(new Set(['seasonal-naive']));
  });

  it('replaces the file that is there and leaves nothing beside it', async () => {
    put(at.folder, 'kept.csv', 'old');
    const before = everythingIn(at.folder);
    expect((await at.run(['forecast', long, '--horizon', '2', '--out', 'kept.csv'])).code).toBe(0);
    expect(parseCsv(readFileSync(join(at.folder, 'kept.csv'), 'utf8')).rows).toHaveLength(4);
    expect(everythingIn(at.folder)).toEqual(before);
  });
});

/** Without the progress that a slow machine shows. */
const quiet = (stderr: string) => stderr.replace(/^ {2}forecasting: .*\n/gm, '');

describe('foresight forecast on the terminal', () => {
  it('prints a table of all series and a chart of the first, and starts no database', async () => {
    const { code, stdout, stderr } = await at.run(['forecast', long, '--horizon', '4']);
    expect({ code, stderr: quiet(stderr) }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^series +method +skill +held 80% \/ 95% +next +95% band$/m);
    expect(stdout).toMatch(/^s1 .*^s2 /ms);
    expect(stdout).toContain('• history  ┊ now  ─ forecast  ░ band');
    expect(stdout).toMatch(/^ {2}backtest: better than seasonal naive at \d of 4 origins; .* too few to tell$/m);
    expect(existsSync(at.dataDir)).toBe(false);
  });

  it('does not mind a reader that has seen enough', async () => {
    const { code, stderr } = await at.run(['forecast', long, '--horizon', '4'], {}, { closedOutput: true });
    expect({ code, stderr: quiet(stderr) }).toEqual({ code: 0, stderr: '' });
  });
});
