// Challengers on the command line: added, listed, promoted, rolled back; and a run made again.
import { describe, expect, it } from 'vitest';
import { desk, hourly, put } from './support/index.ts';

describe('foresight challenger', () => {
  const at = desk();

  it('tries a model beside the one that serves, and goes back in one call', async () => {
    const file = put(at.folder, 'load.csv', hourly(1, 60));
    const words = ['--metric', 'load', '--model', 'seasonal-naive', '--horizon', '3'];
    expect((await at.run(['import', file, ...words])).code).toBe(0);
    const added = await at.run(['challenger', 'add', 'line', 'load', '--model', 'drift', '--min-gain', '5']);
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('beside each run of load') });
    const listed = await at.run(['challenger', 'list']);
    expect(listed.stdout).toMatch(/line +load +drift +by hand +not yet: no moment of issue/);
    const refused = await at.run(['challenger', 'promote', 'line']);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/is not promoted: not yet[\s\S]*fix: /) });
    const forced = await at.run(['challenger', 'promote', 'line', '--force']);
    expect(forced.stderr).toMatch(/load is made with model 'drift' now; a running service takes up run [0-9a-f-]{36}/);
    const back = await at.run(['rollback', 'load']);
    expect(back.stderr).toContain("load is made with model 'seasonal-naive' now");
  });

  it.each([
    [['challenger', 'add', 'X!', 'load', '--model', 'drift'], /slug/],
    [['challenger', 'add', 'x', 'load', '--model', 'drift', '--min-gain', 'much'], /min_gain/],
    [['challenger', 'add', 'x', 'load'], /--model/],
    [['replay', 'yesterday'], /'yesterday' is no id of a run/],
  ])('refuses %j', async (words, reason) => {
    const answer = await at.run(words);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toMatch(reason);
  });
});
