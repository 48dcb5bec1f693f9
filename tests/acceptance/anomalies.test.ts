// foresight anomalies: from a file to findings as a table, CSV or JSON, without a database.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, hourAt, hourly, parseCsv, put } from './support/index.ts';

const POINTS = 600;
/** Hour with the value ten times as high as ever. */
const ODD = 500;

const at = desk();
/** Two series, one of them with an odd value. */
const odd = hourly(2, POINTS).replace(new RegExp(`^s2,${hourAt(ODD)},.*$`, 'm'), `s2,${hourAt(ODD)},250`);
const file = put(at.folder, 'odd.csv', odd);
const calm = put(at.folder, 'calm.csv', hourly(1, POINTS));
const young = put(at.folder, 'young.csv', hourly(1, 30));

describe('foresight anomalies', () => {
  it('tells time, value, expectation and why of what is odd, and how often it alerts', async () => {
    const { code, stdout } = await at.run(['anomalies', file]);
    expect(code).toBe(0);
    const line = stdout.split('\n').filter(text => text.startsWith('2024-'));
    expect(line).toHaveLength(1);
    expect(line[0]).toMatch(new RegExp(`^${hourAt(ODD)}  s2 +250 .* up  +.*above`));
    expect(stdout).toMatch(/^s1: 0 alerts, 0 a day over 23 days, after learning from 48 values every 1h$/m);
    expect(stdout).toMatch(/^s2: 1 alert, 0\.043 a day over 23 days/m);
    expect(existsSync(at.dataDir)).toBe(false);
  });

  it('writes the same as CSV, to a file or for a program', async () => {
    const { stdout, stderr } = await at.run(['anomalies', file, '--format', 'csv']);
    await at.run(['anomalies', file, '--out', 'found.csv']);
    expect(readFileSync(join(at.folder, 'found.csv'), 'utf8')).toBe(stdout);
    const { header, rows } = parseCsv(stdout);
    expect(header.join(',')).toBe('unique_id,ds,value,expected,lower,upper,score,direction,rule,ratio,why');
    expect(rows).toMatchObject([{ unique_id: 's2', ds: hourAt(ODD), value: '250', direction: 'up' }]);
    expect(stderr).toContain('s2: 1 alert');
  });

  it('and as JSON, with what it learned from', async () => {
    const { stdout } = await at.run(['anomalies', file, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 1,
      series: [
        { series: 's1', status: 'watching', step: '1h', learning: { needs: 48, has: POINTS }, findings: [] },
        { series: 's2', findings: [{ time: hourAt(ODD), value: 250, direction: 'up' }] },
      ],
    });
  });

  it.each([
    ['--min-deviation', '400'],
    ['--direction', 'down'],
    ['--x', '3', '--n', '3'],
  ])('leaves out what %s %s keeps away', async (...words) => {
    const { stdout } = await at.run(['anomalies', file, ...words]);
    expect(stdout).toContain('nothing unlike the past');
  });

  it('says so when all is as ever', async () => {
    expect((await at.run(['anomalies', calm])).stdout).toContain('nothing unlike the past');
  });

  it('says what a short series still needs', async () => {
    const { code, stdout } = await at.run(['anomalies', young]);
    expect(code).toBe(0);
    expect(stdout).toContain('still learning: has 30 of the 48 values (every 1h) it learns from');
  });
});

describe('foresight anomalies refuses', () => {
  const irregular = [
    'ds,y',
    ...Array.from({ length: 40 }, (_, i) => `${hourAt(i + ((i * i * 7_919) % 97) / 100)},${i}`),
  ].join('\n');
  put(at.folder, 'irregular.csv', `${irregular}\n`);

  it.each([
    [['odd.csv', '--x', '3'], /--x without --n/, /--x 3 --n 5/],
    [['odd.csv', '--sensitivity', 'high'], /'high' is invalid/, /sensitive, normal, serious/],
    [['odd.csv', '--colour'], /unknown option '--colour'/, /./],
    [['none.csv'], /none\.csv: there is no such file/, /check the path/],
    [['irregular.csv'], /no series could be read.*cannot tell the step/, /resample/],
  ])('%j', async (words, reason, wayOut) => {
    const { code, stdout, stderr } = await at.run(['anomalies', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(wayOut);
  });
});
