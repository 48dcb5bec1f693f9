import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clusterDir, isGone, listens, query, start, startService, tempDir, until } from './fixtures/run.ts';
import { pathsOf } from './paths.ts';
import { pickPort } from './ports.ts';
import type { Major, State } from './types.ts';

/** Takes a port away, as another program would. */
async function occupy(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
}

describe('the embedded Postgres', () => {
  it.each<Major>([18, 15])('keeps data and address over a clean restart (PostgreSQL %i)', async major => {
    const dataDir = tempDir();
    const states: State[] = [];
    const first = await start({ dataDir, major, onStateChange: state => states.push(state) });
    await query(first.url, "CREATE TABLE fruit (name text); INSERT INTO fruit VALUES ('apple')");
    await first.stop();
    expect(states).toEqual(['ready', 'stopped']);
    expect(await listens(first.port)).toBe(false);

    const second = await start({ dataDir, major });
    expect(second.url).toBe(first.url);
    expect(second.owner).toBe(true);
    expect(await query(second.url, 'SELECT name FROM fruit')).toEqual([{ name: 'apple' }]);
    const [version] = await query(second.url, "SELECT current_setting('server_version_num')::int / 10000 AS major");
    expect(version).toEqual({ major });
  });

  it('sets the server up as documented', async () => {
    const { url } = await start({ dataDir: tempDir() });
    expect(
      await query(
        url,
        `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories', 'jit',
           'TimeZone', 'synchronous_commit', 'data_checksums', 'password_encryption', 'server_encoding') ORDER BY lower(name)`,
      ),
    ).toEqual([
      { name: 'data_checksums', setting: 'on' },
      { name: 'jit', setting: 'off' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'password_encryption', setting: 'scram-sha-256' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'synchronous_commit', setting: 'on' },
      { name: 'TimeZone', setting: 'UTC' },
    ]);
    const [text] = await query(url, `SELECT lower('ÄÉ') AS lower, 'Z' < 'a' AS bytewise`);
    expect(text).toEqual({ lower: 'äé', bytewise: true });
    const [role] = await query(
      url,
      'SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
  });

  it('lets nobody in without the password', async () => {
    const dataDir = await clusterDir();
    const { port } = await start({ dataDir });
    for (const who of ['foresight', 'foresight:wrong', 'postgres:wrong']) {
      await expect(query(`postgres://${who}@127.0.0.1:${port}/foresight`, 'SELECT 1')).rejects.toThrow(/password/);
    }
    expect(statSync(pathsOf(dataDir).passwords).mode & 0o777).toBe(0o600);
    expect(statSync(pathsOf(dataDir).cluster).mode & 0o777).toBe(0o700);
  });

  it('gives new passwords when their file is lost', async () => {
    const dataDir = await clusterDir();
    const first = await start({ dataDir });
    await first.stop();
    rmSync(pathsOf(dataDir).passwords);
    const second = await start({ dataDir });
    expect(second.url).not.toBe(first.url);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says what to do when the password was changed in the database, and leaves no server', async () => {
    const dataDir = await clusterDir();
    const first = await start({ dataDir });
    await query(first.url, "ALTER ROLE foresight PASSWORD 'mine'");
    await first.stop();
    await expect(start({ dataDir })).rejects.toThrow(/Remove that file and start again/);
    expect(await listens(first.port)).toBe(false);
  });

  it('ends stop() twice without harm', async () => {
    const postgres = await start({ dataDir: await clusterDir() });
    await Promise.all([postgres.stop(), postgres.stop()]);
    await postgres.stop();
    expect(postgres.state()).toBe('stopped');
  });

  it('stops while clients are in the middle of work', async () => {
    const postgres = await start({ dataDir: await clusterDir() });
    const busy = query(postgres.url, 'SELECT pg_sleep(600)');
    const failed = expect(busy).rejects.toThrow();
    await postgres.stop();
    await failed;
    expect(await listens(postgres.port)).toBe(false);
  });

  it('does not keep a process alive that forgot to stop it, and does not outlive it', async () => {
    const service = await startService(await clusterDir());
    service.process.stdin?.write('leave\n');
    const [code] = await once(service.process, 'exit');
    expect(code).toBe(0);
    await until(() => isGone(service.postgresPid));
  });

  it('takes a new port when the last one is taken', async () => {
    const dataDir = await clusterDir();
    const first = await start({ dataDir });
    await first.stop();
    await occupy(first.port);
    const second = await start({ dataDir });
    expect(second.port).not.toBe(first.port);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('uses a given port, and says when it is taken', async () => {
    const dataDir = await clusterDir();
    const port = await pickPort();
    const given = await start({ dataDir, port });
    expect(given.port).toBe(port);
    await given.stop();
    await occupy(port);
    await expect(start({ dataDir, port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken by another program.`);
    expect((await start({ dataDir })).port).not.toBe(port);
  });

  it('refuses the data of another major and names both', async () => {
    const dataDir = tempDir();
    await (await start({ dataDir, major: 15 })).stop();
    await expect(start({ dataDir, major: 18 })).rejects.toThrow(
      /was written by PostgreSQL 15; this release runs PostgreSQL 18.*Way out/,
    );
    expect((await start({ dataDir, major: 15 })).state()).toBe('ready');
  });

  it('refuses a folder with files that are no cluster', async () => {
    const dataDir = tempDir();
    mkdirSync(pathsOf(dataDir).cluster);
    writeFileSync(join(pathsOf(dataDir).cluster, 'notes.txt'), 'mine');
    await expect(start({ dataDir })).rejects.toThrow('no Postgres cluster');
  });

  it('starts anew after it was killed while making the cluster', async () => {
    const dataDir = tempDir();
    const script = join(import.meta.dirname, 'fixtures', 'service.ts');
    const child = spawn(process.execPath, [script, dataDir], { stdio: 'ignore' });
    await until(() => readdirSync(dataDir).some(name => name.startsWith('postgres.init-')));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(dataDir)).not.toContain('postgres');
    const second = await start({ dataDir });
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.stop();
    await start({ dataDir });
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.json', 'postgres.lock']);
  });

  it('removes a postmaster.pid whose process id now belongs to another program', async () => {
    const dataDir = await clusterDir();
    const first = await start({ dataDir });
    const pidFile = pathsOf(dataDir).postmasterPid;
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await first.stop();
    // As after a restart of a container, where ids are small and soon used again.
    const other = spawn('sleep', ['60'], { uid: statSync(pathsOf(dataDir).cluster).uid });
    onTestFinished(() => void other.kill('SIGKILL'));
    writeFileSync(pidFile, [String(other.pid), ...lines.slice(1)].join('\n'));
    expect((await start({ dataDir })).url).toBe(first.url);
    expect(isGone(other.pid ?? 0)).toBe(false);
  });
});
