// Tokens and the simulated company: the small commands of an admin.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk, everythingIn, hourly, put, type Service, startService } from './support/index.ts';

describe('foresight token', () => {
  const at = desk();
  let service: Service;
  beforeAll(async () => {
    service = await startService(at, ['--data', put(at.folder, 'load.csv', hourly(1, 100))]);
  });
  const status = async (token: string, path: string, init: RequestInit = {}) =>
    (await fetch(`${service.address}${path}`, { ...init, headers: { authorization: `Bearer ${token}` } })).status;

  it('makes a token that opens what its right allows, until it is revoked', async () => {
    const made = await at.run(['token', 'create', 'grafana', '--right', 'read']);
    const token = made.stdout.trim();
    expect({ code: made.code, lines: made.stdout.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 1 });
    expect(await status(token, '/api/v1/metrics')).toBe(200);
    expect(await status(token, '/api/v1/imports?metric=x', { method: 'POST', body: 'a' })).toBe(403);

    const listed = await at.run(['token', 'list']);
    expect(listed.stdout).not.toContain(token);
    const id = /^(\S+) +grafana +read /m.exec(listed.stdout)?.[1] ?? '';
    expect(token).toContain(id);

    expect((await at.run(['token', 'revoke', id])).code).toBe(0);
    expect(await status(token, '/api/v1/metrics')).toBe(401);
    expect(await status(service.token, '/api/v1/metrics')).toBe(200);
    expect((await at.run(['token', 'list'])).stdout).not.toContain('grafana');
  });

  it('prints a fresh token without a database, which opens the service that is configured with it', async () => {
    const alone = desk();
    const made = await alone.run(['token', 'generate'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    const token = made.stdout.trim();
    expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^fsk_[a-z0-9]{12}_[\w-]{43}\n$/) });
    expect(await status(token, '/api/v1/metrics')).toBe(401);
    expect(existsSync(alone.dataDir)).toBe(false);

    const file = put(alone.folder, 'load.csv', hourly(1, 100));
    const own = await startService(alone, ['--data', file], { FORESIGHT_GRAFANA_TOKEN: token });
    const answer = await fetch(`${own.address}/api/v1/tokens`, { headers: { authorization: `Bearer ${token}` } });
    const { items } = (await answer.json()) as { items: { name: string; right: string }[] };
    expect(items).toContainEqual(
      expect.objectContaining({ name: 'grafana.token of the configuration', right: 'admin' }),
    );
  });

  it.each([
    ['fsk_too_short', /FORESIGHT_GRAFANA_TOKEN: grafana\.token must be a token as `foresight token generate`/],
    [`fsk_${'a'.repeat(12)}_${'b'.repeat(43)}`, /no workspace 'nowhere'/],
  ])('does not start with the token %s for a workspace that is not there', async (token, expected) => {
    const env = { FORESIGHT_GRAFANA_TOKEN: token, FORESIGHT_GRAFANA_WORKSPACE: 'nowhere' };
    const { code, stderr } = await at.run(['serve'], env);
    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
  });

  it('says of a token that is not there that it is not there', async () => {
    const { code, stdout, stderr } = await at.run(['token', 'revoke', 'nothing']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('there is no token nothing in use');
    expect(stderr).toContain('foresight token list');
  });
});

describe('foresight northlight', () => {
  const at = desk();

  it('writes the simulated company as files, the same for the same seed', async () => {
    const words = ['--people', '50', '--months', '3', '--end', '2026-01-01'];
    const { code, stdout } = await at.run(['northlight', 'one', ...words]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^people +50$/m);
    await at.run(['northlight', 'two', ...words]);
    const files = everythingIn(join(at.folder, 'one'));
    expect(files).toEqual(expect.arrayContaining(['people.csv', 'events.csv.gz', 'metrics.csv', 'truth.json']));
    expect(everythingIn(join(at.folder, 'two'))).toEqual(files);
    for (const file of files) {
      expect(readFileSync(join(at.folder, 'two', file)).equals(readFileSync(join(at.folder, 'one', file)))).toBe(true);
    }
  });

  it.each([
    [['--people', 'many'], 'people is NaN'],
    [['--people', '0'], 'people is 0; it must be a whole number'],
    [['--people', '50', '--events', '1000'], 'exclude each other'],
    [['--months', '-1'], 'months is -1'],
    [['--end', 'tomorrow'], 'end is "tomorrow"'],
  ])('refuses %j and writes nothing', async (words, reason) => {
    const { code, stdout, stderr } = await at.run(['northlight', 'three', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(existsSync(join(at.folder, 'three'))).toBe(false);
  });

  it('refuses a folder that holds something', async () => {
    const { code, stderr } = await at.run(['northlight', '.', '--people', '50']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/already holds \d+ entries; give an empty or new folder/);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
