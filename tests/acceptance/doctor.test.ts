// foresight doctor: a line for everything that must hold, and a fix for what does not.
import { describe, expect, it } from 'vitest';
import { desk, hourly, occupy, put, serversOn, startService } from './support/index.ts';

describe('foresight doctor', () => {
  it('finds a new installation well, and one whose service is running', async () => {
    const at = desk();
    const fresh = await at.run(['doctor']);
    expect({ code: fresh.code, stderr: fresh.stderr }).toEqual({ code: 0, stderr: '' });
    for (const part of [
      'Node 24',
      'configuration is valid',
      'embedded Postgres',
      'the schema is up to date',
      'worker thread',
    ]) {
      expect(fresh.stdout).toMatch(new RegExp(`^✓ .*${part}`, 'm'));
    }
    expect(serversOn(at.dataDir)).toEqual([]);
    const service = await startService(at, ['--data', put(at.folder, 'load.csv', hourly(1, 100))]);
    const beside = await at.run(['doctor'], { FORESIGHT_HTTP_PORT: String(service.port) });
    expect(beside.code).toBe(0);
    expect(beside.stdout).toContain(`is running on 127.0.0.1:${service.port}`);
    expect(`${fresh.stdout}${beside.stdout}`).not.toContain('✗');
  });

  it.each([
    ['a file for a data folder', { FORESIGHT_DATA_DIR: 'load.csv' }, /is not a folder/, /FORESIGHT_DATA_DIR/],
    [
      'a database that does not answer, without showing its password',
      { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/foresight' },
      /postgres:\/\/me:…@127\.0\.0\.1:1\/foresight did not answer for 3 s/,
      /correct DATABASE_URL/,
    ],
    ['an address that is none', { DATABASE_URL: 'mysql://127.0.0.1/x' }, /DATABASE_URL: database\.url must/, /correct/],
  ])('finds %s', async (_name, settings, finding, fix) => {
    const at = desk();
    put(at.folder, 'load.csv', hourly(1, 10));
    const { code, stdout, stderr } = await at.run(['doctor'], settings as Record<string, string>);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const [, wrong, wayOut] = /^✗ ([^✓✗]*)\n {4}fix: (.*)$/m.exec(stdout) ?? [];
    expect(wrong).toMatch(finding);
    expect(wayOut).toMatch(fix);
    expect(stdout).not.toContain('secret');
  });

  it('finds a wrong key in foresight.yaml, with its line', async () => {
    const at = desk();
    put(at.folder, 'foresight.yaml', 'log:\n  level: info\nworkres:\n  threads: 2\n');
    const { code, stdout } = await at.run(['doctor']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /✗ .*\n +foresight\.yaml:3: workres is not a known key; known here: .*workers.*\n +fix: correct/,
    );
  });

  it.each(['FORESIGHT_HTTP_PORT', 'FORESIGHT_GRPC_PORT'])('finds that another program has the %s', async variable => {
    const taken = await occupy();
    taken.on('connection', socket => socket.end('not http\r\n'));
    try {
      const { code, stdout } = await desk().run(['doctor'], { [variable]: String(taken.port) });
      expect(code).toBe(1);
      expect(stdout).toMatch(new RegExp(`✗ port ${taken.port} .* is taken by another program\n +fix: .*${variable}`));
    } finally {
      taken.close();
    }
  });
});
