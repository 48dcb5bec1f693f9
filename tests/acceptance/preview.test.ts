// npm start: the service as before, and the dashboards beside it, without a Grafana.
import { describe, expect, it } from 'vitest';
import { desk, hourly, isFree, occupy, put, type Running, serversOn, until } from './support/index.ts';

const STOP_SECONDS = 20;
/** The plugin and the page are built when they are older than their sources. */
const BUILD_SECONDS = 150;

const at = desk({ FORESIGHT_PREVIEW_PORT: '0' }, 'start.mjs');
const data = put(at.folder, 'load.csv', hourly(2, 300));

/** Waits, and when it was in vain tells what was said instead. */
async function said<T>(running: Running, seconds: number, check: () => T | false | undefined): Promise<T> {
  try {
    return await until('the words', seconds, check);
  } catch (error) {
    throw new Error(`${(error as Error).message}; instead:\n${running.stdout}${running.stderr}`);
  }
}

const ready = (running: Running) => said(running, 90, () => running.stdout.includes('Stop with Ctrl-C.'));

const shown = (running: Running): Promise<string> =>
  said(running, BUILD_SECONDS, () => /^Dashboards: (http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(running.stdout)?.[1]);

const ended = (running: Running) =>
  until('everything to end', STOP_SECONDS, () => Promise.race([running.ended, undefined]));

const readJson = async <T>(url: string, init?: RequestInit) => {
  const answer = await fetch(url, init);
  return { status: answer.status, body: (await answer.json()) as T };
};

describe('npm start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('shows the dashboards over its own data, until %s', async signal => {
    const running = at.start(['--data', data]);
    const url = await shown(running);
    const page = await (await fetch(url)).text();
    expect(page).toContain('<div id="root">');
    expect((await fetch(`${url}bundle/main.js`)).status).toBe(200);

    const health = await readJson<{ message: string }>(`${url}api/datasources/uid/foresight/health`);
    expect(health).toMatchObject({ status: 200, body: { status: 'OK' } });
    const query = { refId: 'A', queryType: 'forecast', version: 1, metric: 'load', datasource: { uid: 'foresight' } };
    const asked = await readJson<{ results: { A: { frames: object[] } } }>(`${url}api/ds/query`, {
      method: 'POST',
      body: JSON.stringify({ queries: [query], from: String(Date.UTC(2024, 0, 1)), to: String(Date.UTC(2024, 0, 20)) }),
    });
    expect(asked.status).toBe(200);
    expect(asked.body.results.A.frames.length).toBeGreaterThanOrEqual(4);

    running.kill(signal);
    expect((await ended(running)).code).toBe(0);
    expect([...running.group(), ...serversOn(at.dataDir)]).toEqual([]);
    expect(await isFree(Number(new URL(url).port))).toBe(true);
  });

  it('gives the token to nobody', async () => {
    const running = at.start(['--data', data]);
    const url = await shown(running);
    for (const path of ['', 'boot.js', 'api/plugins/foresight-analytics-datasource/settings']) {
      expect(await (await fetch(url + path)).text()).not.toContain('fsk_');
    }
    running.kill('SIGTERM');
    await ended(running);
  });

  it('takes the next port when its own is taken', async () => {
    const taken = await occupy();
    try {
      const running = at.start(['--data', data], { FORESIGHT_PREVIEW_PORT: String(taken.port) });
      const port = Number(new URL(await shown(running)).port);
      expect(port).toBeGreaterThan(taken.port);
      expect(port).toBeLessThanOrEqual(taken.port + 50);
      running.kill('SIGTERM');
      await ended(running);
    } finally {
      taken.close();
    }
  });

  it('goes on without the dashboards when they cannot be shown, and says why', async () => {
    const running = at.start(['--data', data], { FORESIGHT_PREVIEW_PORT: '70000' });
    await said(running, BUILD_SECONDS, () => running.stderr.includes('the service goes on without them'));
    expect(running.stderr).toContain('the dashboards cannot be shown: ');
    expect(running.stderr).toContain('70000');
    const [, address] = /^(http:\S+)/m.exec(running.stdout) ?? [];
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    running.kill('SIGTERM');
    expect((await ended(running)).code).toBe(0);
  });

  it.each([['--once'], ['--no-preview']])('shows none with %s', async word => {
    const running = at.start(['--data', data, word]);
    if (word === '--no-preview') {
      await ready(running);
      // Long enough for dashboards that are built already, which those of the tests above are.
      await new Promise(resolve => setTimeout(resolve, 4_000));
      running.kill('SIGTERM');
    }
    const { code, stdout, stderr } = await until('its end', 90, () => Promise.race([running.ended, undefined]));
    expect(code).toBe(0);
    expect(stdout).toContain('load · s1');
    expect(stdout + stderr).not.toMatch(/dashboards/i);
  });

  it('gives back the code of a service that does not start', async () => {
    const refused = await at.run(['--data', 'absent.csv']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('absent.csv');
  });

  it('leaves no service behind when it is killed', async () => {
    const running = at.start(['--data', data]);
    await ready(running);
    const parent = running.group().find(({ command }) => command.includes('start.ts'));
    process.kill(parent!.pid, 'SIGKILL');
    await until('the service to end', STOP_SECONDS, () => running.group().length === 0);
    expect(serversOn(at.dataDir)).toEqual([]);
  });
});
