// foresight start: comes up, says where it is, and goes without a trace.

import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  desk,
  everythingIn,
  hourly,
  isFree,
  occupy,
  postmaster,
  put,
  serversOn,
  startService,
  until,
} from './support/index.ts';

const STOP_SECONDS = 20;

describe('foresight start', () => {
  it('shows the sample, prints address and token file, and does not train again the second time', async () => {
    const at = desk();
    const first = await startService(at, []);
    expect(first.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+ {3}workspace sample {3}token in .*token-sample$/m);
    expect(first.stdout).toMatch(/\d+ of \d+ beat seasonal naive in the backtest/);
    expect((await fetch(`${first.address}/health/ready`)).status).toBe(200);
    const runs = await first.list<{ status: string }>('/api/v1/runs');
    expect(new Set(runs.map(run => run.status))).toEqual(new Set(['done']));
    first.kill('SIGINT');
    expect((await first.ended).code).toBe(0);

    const second = await startService(at, []);
    expect((await fetch(`${second.address}/health/ready`)).status).toBe(200);
    expect(second.token).toBe(first.token);
    expect(await second.list('/api/v1/runs')).toEqual(runs);
    expect(second.stderr).not.toContain('training');
  });

  it.each([
    ['SIGINT to the command', 'SIGINT', false],
    ['SIGTERM to the command', 'SIGTERM', false],
    ['SIGTERM to its whole process group, as `timeout` sends it', 'SIGTERM', true],
  ] as const)('ends with code 0 and leaves nothing behind on %s', async (_name, signal, wholeGroup) => {
    const at = desk();
    const service = await startService(at, ['--data', put(at.folder, 'load.csv', hourly(1, 100))]);
    const database = postmaster(at.dataDir)!;
    expect(serversOn(at.dataDir).length).toBeGreaterThan(1);
    if (wholeGroup) process.kill(-service.pid, signal);
    else service.kill(signal);
    const ended = await until('the service to end', STOP_SECONDS, () => Promise.race([service.ended, undefined]));
    expect(ended.code).toBe(0);
    expect(ended.stderr).not.toMatch(/error/i);
    expect([...service.group(), ...serversOn(at.dataDir)]).toEqual([]);
    expect([await isFree(service.port), await isFree(database.port)]).toEqual([true, true]);
    expect(everythingIn(join(at.dataDir, 'uploads'))).toEqual([]);
  });

  it('ends with code 0 when it is told to while it still loads', async () => {
    const at = desk();
    const running = at.start(['start']);
    await until('it to listen', 30, () => running.stderr.includes('service on http'));
    running.kill('SIGTERM');
    const ended = await until('the service to end', STOP_SECONDS, () => Promise.race([running.ended, undefined]));
    expect(ended.code).toBe(0);
    expect([...running.group(), ...serversOn(at.dataDir)]).toEqual([]);
  });

  it('does not wait for ever for an upload that never ends', async () => {
    const at = desk();
    const service = await startService(at, ['--data', put(at.folder, 'load.csv', hourly(1, 100))], {
      FORESIGHT_SHUTDOWN_GRACE_SECONDS: '2',
    });
    const socket = connect(service.port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    const head = ['POST /api/v1/imports?metric=slow HTTP/1.1', 'host: x', `authorization: Bearer ${service.token}`];
    socket.write([...head, 'content-type: text/csv', 'content-length: 1000', '', 'unique_id,ds,y\n'].join('\r\n'));
    await until('the upload to begin', 10, () =>
      everythingIn(join(at.dataDir, 'uploads')).find(name => name.endsWith('.upload')),
    );
    service.kill('SIGTERM');
    const ended = await until('the service to end', STOP_SECONDS, () => Promise.race([service.ended, undefined]));
    expect(ended.code).toBe(0);
    expect(everythingIn(join(at.dataDir, 'uploads'))).toEqual([]);
  });

  it('says that the port is in use, and the service that has it goes on', async () => {
    const [at, other] = [desk(), desk()];
    const data = put(at.folder, 'load.csv', hourly(1, 100));
    const first = await startService(at, ['--data', data]);
    for (const place of [other, at]) {
      const second = await place.run(['start', '--data', data], { FORESIGHT_HTTP_PORT: String(first.port) });
      expect(second.code).toBe(2);
      expect(second.stdout).toBe('');
      expect(second.stderr).toContain(`port ${first.port} on 127.0.0.1 is in use`);
      expect(second.stderr).toContain('FORESIGHT_HTTP_PORT');
    }
    expect((await fetch(`${first.address}/health/ready`)).status).toBe(200);
    expect(serversOn(other.dataDir)).toEqual([]);
  });

  it('refuses a data folder that is a file, and a database port that is taken, without a stack', async () => {
    const at = desk();
    const data = put(at.folder, 'load.csv', hourly(1, 100));
    const noFolder = await at.run(['start', '--data', data], { FORESIGHT_DATA_DIR: data });
    expect(noFolder.code).toBe(2);
    expect(noFolder.stderr).toContain(`the data folder ${data} cannot be used`);
    const taken = await occupy();
    try {
      const noPort = await at.run(['import', data], { FORESIGHT_DATABASE_PORT: String(taken.port) });
      expect(noPort.code).toBe(1);
      expect(noPort.stderr).toContain(`Port ${taken.port} of 127.0.0.1 is taken`);
      expect(`${noFolder.stderr}${noPort.stderr}`).not.toMatch(/^ +at /m);
    } finally {
      taken.close();
    }
  });
});
