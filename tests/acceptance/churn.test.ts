// foresight churn: from a table of people to scores and their quality.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, put } from './support/index.ts';

/** People whose chance of leaving is known: it falls with tenure and rises with complaints. */
function people(count: number, { from = 0, label = true } = {}): string {
  const head = `id,tenure,plan,complaints${label ? ',left' : ''}`;
  const rows = Array.from({ length: count }, (_, k) => {
    const i = from + k;
    const [tenure, complaints] = [(i * 37) % 60, (i * 13) % 5];
    const chance = 1 / (1 + Math.exp(0.08 * tenure - complaints + 0.5));
    const left = ((i * 7919) % 1000) / 1000 < chance ? 'yes' : 'no';
    const cells = [`p${i}`, tenure, ['basic', 'pro', 'team'][i % 3], complaints, ...(label ? [left] : [])];
    return cells.join(',');
  });
  return `${[head, ...rows].join('\n')}\n`;
}
const fewLeft = (left: number) => {
  const [head, ...rows] = people(400).trimEnd().split('\n');
  return [head, ...rows.map((row, i) => row.replace(/(?:yes|no)$/, i < left ? 'yes' : 'no'))].join('\n');
};
/** People who come every other day, and at last every sixth. */
function visits(people: number): string {
  const start = Date.parse('2025-01-01T00:00:00Z');
  const rows = Array.from({ length: people }, (_, p) => {
    const leaves = 20 + ((p * 7919) % 160);
    const days = Array.from({ length: leaves }, (_, day) => day).filter(day => day % (leaves - day < 21 ? 6 : 2) === 0);
    return days.map(day => `p${p},visit,${new Date(start + day * 86_400_000).toISOString()}`);
  });
  return `user_id,name,ts\n${rows.flat().join('\n')}\n`;
}
const COLUMNS = ['--id', 'id', '--label', 'left'];

describe('foresight churn', () => {
  const at = desk();

  it('scores each person by a model that did not see that person, the same every time', async () => {
    const file = put(at.folder, 'people.csv', people(400));
    const [first, second] = [join(at.folder, 'a.csv'), join(at.folder, 'b.csv')];
    const done = await at.run(['churn', 'score', '--table', file, ...COLUMNS, '--out', first]);
    expect(done).toMatchObject({ code: 0, stderr: expect.stringMatching(/400 people: \d+ critical, \d+ high/) });
    const lines = readFileSync(first, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(401);
    expect(lines[1]).toMatch(/,critical,.*(tenure|complaints) is \d+: \+\d+\.\d points/);
    const rows = lines.slice(1).map(line => line.split(','));
    const probabilities = rows.map(([, probability]) => Number(probability));
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
    for (const [, probability, lower, upper] of rows) {
      expect(Number(lower)).toBeLessThanOrEqual(Number(probability));
      expect(Number(upper)).toBeGreaterThanOrEqual(Number(probability));
    }
    expect((await at.run(['churn', 'score', '--table', file, ...COLUMNS, '--out', second])).code).toBe(0);
    expect(readFileSync(second, 'utf8')).toBe(readFileSync(first, 'utf8'));
  });

  it('scores other people, and refuses those whose columns are not the same', async () => {
    const file = put(at.folder, 'known.csv', people(400));
    const others = put(at.folder, 'new.csv', people(30, { from: 400, label: false }));
    const words = ['churn', 'score', '--table', file, ...COLUMNS];
    const shown = await at.run([...words, '--predict', others]);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/person +probability +90 % interval +risk/);
    expect(shown.stdout).toContain('and 10 more: write them with --out FILE.csv');
    const gone = put(at.folder, 'gone.csv', people(30, { from: 400, label: false }).replace('tenure', 'months'));
    const refused = await at.run([...words, '--predict', gone]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/tenure[\s\S]*months[\s\S]*fix: /) });
  });

  it('tells how good its scores are, beside one column alone, and where to draw the line', async () => {
    const file = put(at.folder, 'quality.csv', people(600));
    const words = ['churn', 'quality', '--table', file, ...COLUMNS];
    const profit = ['--contact-cost', '2', '--saved-value', '100', '--success-rate', '20'];
    const shown = await at.run([...words, '--against', 'tenure', ...profit]);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(
      /^600 people, \d+ of them 'yes' \(\d+\.\d %\), each scored by a model that did not see/,
    );
    expect(shown.stdout).toMatch(/AUC +0\.[789]\d+ +0\.\d+ to 0\.\d+/);
    expect(shown.stdout).toMatch(/skill against tenure +[1-9]/);
    expect(shown.stdout).toMatch(/best cut \d+\.\d % .*expected gain \d+/);
    const { stdout } = await at.run([...words, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 600, profit: null, against: [{ name: 'base rate' }] });
  });

  it('scores people by their events, and says what the window gives', async () => {
    const file = put(at.folder, 'events.csv', visits(150));
    const words = ['--events', file, '--window', '2w'];
    const shown = await at.run(['churn', 'score', ...words]);
    expect(shown.code).toBe(0);
    expect(shown.stderr).toMatch(
      /moment +were there +gone a window later +share\n[\s\S]*2025-0\d-\d\d +\d+ +\d+ +\d+\.\d %/,
    );
    expect(shown.stdout).toMatch(/person +probability[\s\S]*Events in the last 30 days is \d: \+/);
    const quality = await at.run(['churn', 'quality', ...words]);
    expect(quality.stdout).toMatch(/'gone' .*did not see that moment[\s\S]*skill against recency_days alone/);
  });

  it.each([
    [['--window', '2w'], /neither --table and --events given/],
    [['--events', 'events.csv'], /--events needs --window/],
    [['--events', 'events.csv', '--window', '2w', '--id', 'id'], /--id does not go with --events/],
    [['--events', 'events.csv', '--window', '2w', '--as-of', '2024-01-01'], /not one event to learn from: all of them/],
    [['--events', 'events.csv', '--window', '20w'], /a window of 140 days needs 420 days of events.*has 1\d\d/],
    [
      ['--events', 'events.csv', '--window', '2w', '--as-of', '2030-01-01'],
      /nobody did anything in the 14 days before 2030/,
    ],
    [
      ['--events', 'events.csv', '--window', '2w', '--active', 'buy'],
      /no event has the name 'buy'\s+fix: name some of: visit/,
    ],
    [['--events', 'events.csv', '--window', 'soon'], /days or weeks, such as 30d or 8w/],
    [['--events', 'none.csv', '--window', '2w'], /there is no such file/],
    [['--table', 'people.csv', '--label', 'left'], /--table needs --id/],
  ])('refuses %j', async (words, reason) => {
    put(at.folder, 'events.csv', visits(40));
    const answer = await at.run([
      'churn',
      'score',
      ...words.map(word => (word.endsWith('.csv') ? join(at.folder, word) : word)),
    ]);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toMatch(reason);
  });

  it.each([
    ['one outcome', people(60).replaceAll(',yes', ',no'), [], /label is "no" in all 60 rows/],
    ['five churners', fewLeft(5), [], /needs 20 who left, has 5 among 400 rows/],
    ['an id twice', `${people(60)}p3,1,basic,1,no\n`, [], /the id "p3" is in row 5 already/],
    ['no such column', people(60), ['--ignore', 'age'], /there is no column "age"/],
    ['half of profit', people(60), [], /profit needs three numbers; --saved-value and --success-rate missing/],
  ])('refuses %s', async (name, text, more, reason) => {
    const file = put(at.folder, `${name.replaceAll(' ', '-')}.csv`, text);
    const half = name === 'half of profit' ? ['--contact-cost', '1'] : [];
    const answer = await at.run(['churn', 'quality', '--table', file, ...COLUMNS, ...more, ...half]);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toMatch(reason);
    expect(existsSync(join(at.folder, 'postgres'))).toBe(false);
  });
});
