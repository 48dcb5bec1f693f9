import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SHELLS, startPlugin } from './plugin-process.ts';

describe.each(SHELLS)('the launcher in %s', (_name, shell) => {
  const start = (address?: string, env = {}) =>
    startPlugin({ ...(address === undefined ? {} : { address }), env, shell: shell ?? [] });

  it.skipIf(!shell)('points at the default address when Grafana has none configured, even without a PATH', async () => {
    const plugin = start();
    expect(await plugin.handshake).toEqual({ network: 'tcp', address: '127.0.0.1:10551' });
    await plugin.stop();
    expect(plugin.stdout()).toBe('1|2|tcp|127.0.0.1:10551|grpc\n');
    expect(plugin.log()).toEqual([]);
  });

  it.skipIf(!shell).each([
    ['10.1.2.3:5000', { network: 'tcp', address: '10.1.2.3:5000' }],
    ['[::1]:5000', { network: 'tcp', address: '[::1]:5000' }],
    ['localhost:5000', { network: 'tcp', address: 'localhost:5000' }],
    ['unix:/run/foresight/service.sock', { network: 'unix', address: '/run/foresight/service.sock' }],
    ['unix:///run/a b.sock', { network: 'unix', address: '/run/a b.sock' }],
  ])('says %s', async (address, expected) => {
    const plugin = start(address, { PATH: process.env.PATH ?? '' });
    expect(await plugin.handshake).toEqual(expected);
    await plugin.stop();
  });

  it.skipIf(!shell).each([
    ['nowhere', /the port is missing/],
    ['host:0', /'0' is no port/],
    ['host:70000', /no port/],
    ['host:1e3', /no port/],
    [':10551', /the host is missing/],
    ['ho"st:10551', /no host name/],
    ['a|b:10551', /no host name/],
    ['unix:relative.sock', /begins with \//],
    [`unix:/${'x'.repeat(120)}`, /107 bytes/],
  ])('refuses %s in words that Grafana can log', async (address, expected) => {
    const plugin = start(address);
    expect(await plugin.exited).toBe(1);
    expect(plugin.stdout()).toBe('');
    const [line] = plugin.log();
    expect(line?.level).toBe('error');
    expect(line?.message).toMatch(expected);
  });

  it.skipIf(!shell)('ends on SIGTERM, ignores Ctrl-C, and holds no pipe open afterwards', async () => {
    const plugin = start();
    await plugin.handshake;
    plugin.child.kill('SIGINT');
    await sleep(200);
    expect(plugin.child.exitCode).toBeNull();
    plugin.child.kill('SIGTERM');
    expect(await plugin.exited).toBe(0);
  });

  it.skipIf(!shell)('goes when Grafana is killed, though stdin was at its end from the beginning', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'foresight-launcher-'));
    const script = join(dir, 'gpx_foresight_linux_amd64');
    copyFileSync(new URL('../../src/datasource/gpx_foresight', import.meta.url), script);
    // A parent of its own, to be killed.
    const start = `const child = require('node:child_process').spawn(process.argv[1], process.argv.slice(2),
      { stdio: ['ignore', 'inherit', 'inherit'] }); console.error(child.pid); setInterval(() => {}, 1e6);`;
    const parent = spawn(process.execPath, ['-e', start, ...(shell ?? []), script].filter(Boolean), {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const pid = Number(String((await once(parent.stderr!, 'data'))[0]));
    await once(parent.stdout!, 'data');
    expect(isRunning(pid)).toBe(true);
    const closed = once(parent, 'close');
    parent.kill('SIGKILL');
    await closed;
    while (isRunning(pid)) await sleep(50);
    rmSync(dir, { recursive: true });
  });
});

describe('the launcher', () => {
  it('waits for a name that does not exist yet', async () => {
    const plugin = startPlugin({ address: 'not-there.invalid:10551', env: { PATH: process.env.PATH ?? '' } });
    while (plugin.log().length === 0) await sleep(20);
    expect(plugin.log()[0]?.message).toBe('waiting for the name not-there.invalid');
    expect(plugin.stdout()).toBe('');
    await plugin.stop();
  });

  it('is a script with a mode that lets Grafana start it', () => {
    expect(readFileSync(new URL('../../src/datasource/gpx_foresight', import.meta.url), 'utf8')).toMatch(
      /^#!\/bin\/sh\n/,
    );
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
