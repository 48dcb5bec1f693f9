import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Client, credentials } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeGrafana } from './fake-grafana.ts';
import { type HostService, hostService, hourly } from './service.ts';

let service: HostService;
let grafana: FakeGrafana;

const SERIES = 40;
/** Costly for each of many series: the one worker thread has work for a while. */
const HEAVY = { metric: 'many', horizon: 4_000, levels: [0.5, 0.6, 0.7, 0.8, 0.9, 0.95], seasons: [24, 168, 336] };

beforeAll(async () => {
  service = await hostService();
  await service.push('requests', [hourly({ service: 'api' }, 24 * 14)]);
  await service.push(
    'many',
    Array.from({ length: SERIES }, (_, i) => hourly({ host: `h${i}` }, 5_000)),
  );
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.admin });
});
afterAll(async () => {
  grafana.close();
  await service.close();
});

const small = (seed: number) => ({ metric: 'requests', horizon: 10 + seed });
let seeds = 0;

async function fits(): Promise<number> {
  const { values } = await service.app.metrics.fitSeconds.get();
  return values.filter(({ metricName }) => metricName?.endsWith('_count')).reduce((sum, { value }) => sum + value, 0);
}

async function untilFits(least: number): Promise<void> {
  while ((await fits()) < least) await sleep(5);
}

const heavy = () => ({ ...HEAVY, horizon: HEAVY.horizon + seeds++ });

/** A moment in the middle of the work, on a machine as fast or slow as it is now. */
async function halfWay(): Promise<number> {
  const started = performance.now();
  await grafana.frames(heavy());
  return (performance.now() - started) / 2;
}

describe('a query that nobody waits for any more', () => {
  it.each([
    ['is cancelled', async (signal: AbortSignal) => ({ signal }), 1],
    ['runs into its deadline', async () => ({ deadlineMs: await halfWay() }), 4],
  ] as const)('takes its work out of the worker threads when it %s', async (_, optionsFor, code) => {
    const gone = new AbortController();
    const options = await optionsFor(gone.signal);
    const before = await fits();
    const asked = grafana.query([{ model: heavy() }], {}, options);
    const outcome = expect(asked).rejects.toMatchObject({ code });
    await untilFits(before + 1);
    gone.abort();
    await outcome;
    const then = await fits();
    // The thread takes work in order: what was not given up would all be done before this.
    await grafana.frames(small(seeds++));
    // This one, and at most the one that was done before the news arrived; four were under way.
    expect((await fits()) - then).toBeLessThanOrEqual(2);
  });

  it('goes on for those who still wait', async () => {
    const gone = new AbortController();
    const model = { ...heavy(), labels: [{ name: 'host', op: '=~', value: 'h[0-9]' }] };
    const before = await fits();
    const first = expect(grafana.query([{ model }], {}, { signal: gone.signal })).rejects.toMatchObject({ code: 1 });
    const second = grafana.frames(model);
    await untilFits(before + 1);
    gone.abort();
    await first;
    expect((await second).filter(frame => frame.fields[1]!.labels.role === 'forecast')).toHaveLength(10);
    // Fitted once for both.
    expect((await fits()) - before).toBe(10);
  });

  it('does not keep others waiting: fitting is not done on the event loop', async () => {
    const model = { ...heavy(), labels: [{ name: 'host', op: '=~', value: 'h1.' }] };
    let ended = false;
    const asked = grafana.frames(model).then(frames => {
      ended = true;
      return frames;
    });
    for (let i = 0; i < 50; i++) await grafana.call('Health', 'Check', { service: 'plugin' });
    expect(ended).toBe(false);
    expect((await asked).length).toBeGreaterThan(0);
  });
});

describe('the port', () => {
  const alive = async () => expect((await grafana.frames(small(1))).length).toBeGreaterThan(0);

  it.each([
    ['random bytes', () => randomBytes(100_000)],
    ['an HTTP/1 request', () => Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    [
      'a preface and then garbage',
      () => Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), randomBytes(50_000)]),
    ],
    [
      'a preface and a frame of a lie',
      () => Buffer.from('505249202a20485454502f322e300d0a0d0a534d0d0a0d0affffff010400000001', 'hex'),
    ],
    ['nothing', () => Buffer.alloc(0)],
  ])('outlives %s', async (_, bytes) => {
    for (let i = 0; i < 20; i++) await sendRaw(bytes());
    await alive();
  });

  it('outlives messages that are none', async () => {
    const raw = new Client(service.tcp, credentials.createInsecure());
    const methods = ['pluginv2.Data/QueryData', 'pluginv2.Diagnostics/CheckHealth', 'plugin.GRPCController/Shutdown'];
    for (const path of [
      ...methods,
      'pluginv2.Stream/SubscribeStream',
      'pluginv2.AdmissionControl/ValidateAdmission',
      'no.Such/Method',
    ]) {
      for (let i = 0; i < 50; i++) await sendMessage(raw, `/${path}`, randomBytes(1 + i * 7));
    }
    raw.close();
    await alive();
  });

  function sendRaw(bytes: Buffer): Promise<void> {
    const [host = '', port = ''] = service.tcp.split(':');
    return new Promise(resolve => {
      const socket = connect(Number(port), host, () => socket.end(bytes));
      socket.on('error', () => undefined);
      socket.resume();
      socket.setTimeout(1_000, () => socket.destroy());
      socket.on('close', () => resolve());
    });
  }

  /** Whatever comes back is right, as long as something does. */
  function sendMessage(client: Client, path: string, bytes: Buffer): Promise<void> {
    const same = (buffer: Buffer) => buffer;
    return new Promise(resolve => {
      client.makeUnaryRequest(path, same, same, bytes, { deadline: Date.now() + 20_000 }, () => resolve());
    });
  }
});

describe('the service', () => {
  it('can be stopped and started: Grafana finds it again by itself', async () => {
    await grafana.frames(small(2));
    await service.stop();
    await expect(grafana.query([{ model: small(2) }])).rejects.toMatchObject({ code: 14 });
    await service.start();
    const back = async (): Promise<number> => {
      try {
        return (await grafana.frames(small(2))).length;
      } catch (error) {
        if ((error as { code?: number }).code !== 14) throw error;
        await sleep(50);
        return back();
      }
    };
    expect(await back()).toBeGreaterThan(0);
    const unix = new FakeGrafana(service.unix, { token: service.tokens.admin });
    expect((await unix.frames(small(2))).length).toBeGreaterThan(0);
    unix.close();
  });

  it('says that the database is away, and recovers', async () => {
    service.cut();
    const { A, B } = await grafana.query([{ model: small(3) }, { refId: 'B', model: small(4) }]);
    for (const answer of [A, B]) {
      expect(answer).toMatchObject({
        status: 503,
        errorSource: 'downstream',
        error: expect.stringContaining('database'),
      });
    }
    const health = await grafana.call('Diagnostics', 'CheckHealth', { pluginContext: grafana.context() });
    expect(health).toMatchObject({ status: 'ERROR', message: expect.stringContaining('database: ') });
    const path = 'runs/00000000-0000-4000-8000-000000000000';
    const subscribed = grafana.call('Stream', 'SubscribeStream', { pluginContext: grafana.context(), path });
    await expect(subscribed).rejects.toMatchObject({ code: 14 });
    expect((await grafana.resource('GET', 'metrics')).code).toBe(503);
    service.mend();
    expect((await grafana.frames(small(3))).length).toBeGreaterThan(0);
  });

  it('answers ten thousand calls and holds no more than before', async () => {
    const calls = async (n: number) => {
      const left = { n };
      const lane = async () => {
        while (left.n-- > 0) {
          if (left.n % 10 === 0) await grafana.query([{ model: { metric: 'requests', horizon: 5 } }]);
          else if (left.n % 10 === 1) await grafana.resource('GET', 'metrics');
          else if (left.n % 10 === 2) await grafana.query([{ model: { metric: 'none' } }]);
          else await grafana.call('Health', 'Check', { service: 'plugin' });
        }
      };
      await Promise.all(Array.from({ length: 16 }, lane));
    };
    await calls(1_000);
    const [heap, handles] = [heapAfterCollection(), openHandles()];
    await calls(10_000);
    expect(openHandles()).toBeLessThanOrEqual(handles + 5);
    // A leak of a kilobyte a call would be 10 MB.
    expect(heapAfterCollection() - heap).toBeLessThan(8 * 1024 ** 2);
    // However slow the machine: what is tested is memory.
  }, 600_000);
});

function openHandles(): number {
  return process.getActiveResourcesInfo().filter(name => name !== 'Timeout' && name !== 'Immediate').length;
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
