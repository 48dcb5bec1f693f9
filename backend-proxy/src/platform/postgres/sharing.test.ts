import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clusterDir, isGone, query, start, startService, tempDir, until } from './fixtures/run.ts';
import { pathsOf } from './paths.ts';

describe('several processes on one data folder', () => {
  it('attaches the second, which never stops the server', async () => {
    const dataDir = await clusterDir();
    const owner = await startService(dataDir);
    const second = await start({ dataDir });
    expect({ owner: second.owner, url: second.url }).toEqual({ owner: false, url: owner.url });
    expect(second.state()).toBe('ready');
    await second.stop();
    expect(isGone(owner.postgresPid)).toBe(false);
    expect(await query(owner.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.each(['stops', 'is killed'])('makes the second the owner when the first %s', async how => {
    const dataDir = await clusterDir();
    const first = await startService(dataDir);
    const states: string[] = [];
    const second = await start({ dataDir, onStateChange: state => states.push(state) });
    const { url } = second;
    if (how === 'stops') first.process.stdin?.write('stop\n');
    else first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    await until(() => states.length === 3);
    expect(states).toEqual(['ready', 'down', 'ready']);
    expect({ owner: second.owner, url: second.url }).toEqual({ owner: true, url });
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('tells the second when the server is down and up again', async () => {
    const dataDir = await clusterDir();
    const first = await startService(dataDir);
    const states: string[] = [];
    const second = await start({ dataDir, onStateChange: state => states.push(state) });
    process.kill(first.postgresPid, 'SIGKILL');
    await until(() => first.states.length === 3);
    await until(() => second.state() === 'ready');
    expect(second.owner).toBe(false);
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets exactly one of four that start at once run the server', async () => {
    const dataDir = tempDir();
    const services = await Promise.all([1, 2, 3, 4].map(() => startService(dataDir)));
    expect(services.map(service => service.error)).toEqual([undefined, undefined, undefined, undefined]);
    expect(services.filter(service => service.owner)).toHaveLength(1);
    expect(new Set(services.map(service => service.url)).size).toBe(1);
    expect(new Set(services.map(service => service.postgresPid)).size).toBe(1);
    // The owner and one more end: one of the rest takes over on the same address.
    const killed = services.toSorted((a, b) => Number(b.owner) - Number(a.owner)).slice(0, 2);
    for (const service of killed) service.process.kill('SIGKILL');
    await until(() => killed.every(service => isGone(service.pid)));
    const heir = await start({ dataDir });
    expect(heir.url).toBe(services[0]?.url);
    expect(await query(heir.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('follows the new owner after somebody removed its lock file', async () => {
    const dataDir = await clusterDir();
    const first = await start({ dataDir });
    rmSync(pathsOf(dataDir).lock);
    const second = await start({ dataDir });
    await until(() => !first.owner && first.state() === 'ready');
    expect({ owner: second.owner, url: second.url }).toEqual({ owner: true, url: first.url });
    await first.stop();
    expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
