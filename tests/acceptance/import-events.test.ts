// foresight import events: what a person sees of good rows, broken rows, and a file that is none.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, put } from './support/index.ts';

const FILE = `user_id,event,time,amount
ann,open,2026-01-01T10:00:00Z,
ann,buy,2026-01-01T10:05:00Z,12.50
bob,open,2036-01-01T10:00:00Z,
bob,open,2026-01-02T10:00:00Z,much
bob,open,2026-01-02T10:00:00Z,
`;

describe('foresight import events and features', () => {
  const at = desk();

  it('stores events and says which rows are none, and why', async () => {
    const { code, stdout, stderr } = await at.run(['import', 'events', put(at.folder, 'clicks.csv', FILE)]);
    expect(code).toBe(0);
    expect(stdout).toBe(
      'clicks.csv: 3 events stored, 2026-01-01 to 2026-01-02, 0 were there, 2 new people; ' +
        '2 rows are no events and are kept with the reason\n',
    );
    expect(stderr).toMatch(/row 4, column time: .* days ahead of this clock/);
    expect(stderr).toMatch(/row 5, column amount: "much" is no number/);
  });

  it('knows the same file again, whatever workspace option comes behind the word', async () => {
    const again = await at.run(['import', 'events', 'clicks.csv', '--workspace', 'main']);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('already stored') });
  });

  it('tells what is known of each person before a moment', async () => {
    const { code, stdout } = await at.run(['features', '--as-of', '2026-01-02T10:00:00Z', '--out', 'people.csv']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'people.csv: 25 features of 1 people as of 2026-01-02T10:00:00.000Z\n',
    });
    const [header, ann, ...rest] = readFileSync(join(at.folder, 'people.csv'), 'utf8').split('\n');
    expect(rest).toEqual(['']);
    const found = Object.fromEntries(header!.split(',').map((name, column) => [name, ann!.split(',')[column]]));
    expect(found).toMatchObject({ id: 'ann', kind: 'user', tenure_days: '1', events_total: '2', value_total: '12.5' });
    const early = await at.run(['features', '--as-of', '2025-01-01', '--out', 'none.csv']);
    expect(early).toMatchObject({ code: 2, stderr: expect.stringContaining('no event is stored from before 2025') });
  });

  it('fails when not one row is an event, and before a database is started when a column cannot be meant', async () => {
    const none = await at.run(['import', 'events', put(at.folder, 'none.csv', 'user_id,name,ts\n,a,2026-01-01\n')]);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('not one of 1 rows is an event') });
    const wrong = await at.run(['import', 'events', 'clicks.csv', '--column', 'customer=user_id']);
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("'customer=user_id' does not name") });
    const missing = await at.run(['import', 'events', 'gone.csv']);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no such file') });
  });
});
