// Scenarios on the command line: saved from a file, printed as one, changed, removed.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desk, put } from './support/index.ts';

const scenario = (members: object = {}) =>
  JSON.stringify({ name: 'More users', adjustments: [{ metric: 'dau', kind: 'percent', value: 20 }], ...members });

describe('foresight scenario', () => {
  const at = desk();

  it('saves what it shows, counts the changes, and removes', async () => {
    const file = put(at.folder, 'more.json', scenario());
    const made = await at.run(['scenario', 'save', file]);
    expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('more-users is saved, version 1') });
    const shown = await at.run(['scenario', 'show', 'more-users']);
    expect(JSON.parse(shown.stdout)).toEqual({ slug: 'more-users', ...JSON.parse(scenario()) });
    writeFileSync(join(at.folder, 'again.json'), shown.stdout.replace('20', '30'));
    const changed = await at.run(['scenario', 'save', join(at.folder, 'again.json')]);
    expect(changed.stderr).toContain('more-users is saved, version 2');
    expect((await at.run(['scenario', 'list'])).stdout).toMatch(/more-users +More users +1 +2 +\S+ by command line/);
    expect((await at.run(['scenario', 'remove', 'more-users'])).code).toBe(0);
    const gone = await at.run(['scenario', 'show', 'more-users']);
    expect(gone).toMatchObject({ code: 2, stderr: expect.stringContaining("there is no scenario 'more-users'") });
  });

  it.each([
    ['missing.json', undefined, /there is no such file\n +fix: write/],
    ['text.json', 'more', /is not JSON/],
    ['empty.json', scenario({ adjustments: [] }), /adjustments must/],
    ['kind.json', scenario({ adjustments: [{ metric: 'dau', kind: 'times', value: 2 }] }), /adjustments\.0\.kind/],
    [
      'never.json',
      scenario({
        adjustments: [
          { metric: 'dau', kind: 'add', value: 2, from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
        ],
      }),
      /which is never/,
    ],
  ])('refuses %s before a database is asked', async (name, text, expected) => {
    const file = text === undefined ? join(at.folder, name) : put(at.folder, name, text);
    const alone = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const answer = await at.run(['scenario', 'save', file], alone);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toMatch(expected);
  });
});
