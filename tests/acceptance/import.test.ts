// foresight import and start --once --data: what is stored, what changed, what was learnt from it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { desk, hourly, put, type Service, startService } from './support/index.ts';

const M4 = fileURLToPath(new URL('../../../shared/data/m4/hourly-train.csv', import.meta.url));

interface Forecast {
  readonly labels: { readonly unique_id: string };
  readonly time: readonly string[];
  readonly intervals: readonly { readonly lower: readonly number[] }[];
  readonly trust: { readonly skill: number | null; readonly origins: number };
}

describe('foresight import', () => {
  const at = desk();
  let service: Service;
  beforeAll(async () => {
    service = await startService(at, ['--data', put(at.folder, 'load.csv', hourly(2, 200))]);
  });
  const points = async () => (await service.list<{ points: number }>('/api/v1/metrics'))[0]?.points;

  it('says of the same file that it is stored already, and changes nothing', async () => {
    const before = await service.list('/api/v1/runs');
    const { code, stdout, stderr } = await at.run(['import', 'load.csv']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^load\.csv → metric load: this content is already stored \(imported .*\); nothing changed\n$/,
    );
    expect(await service.list('/api/v1/runs')).toEqual(before);
    expect(await points()).toBe(400);
  });

  it('says exactly what changed when rows were added and a value is another', async () => {
    const longer = hourly(3, 210).replace(/^(s1,2024-01-02T00:00:00.000Z),.*$/m, '$1,99.5');
    const { code, stdout } = await at.run(['import', put(at.folder, 'load.csv', longer)]);
    expect(code).toBe(0);
    expect(stdout).toContain('3 series (1 new), 230 points added, 1 changed, 399 as they were');
    expect(await points()).toBe(630);
  });

  it('forecasts what it imported, beside the service that goes on', async () => {
    const forecasts = await service.list<Forecast>('/api/v1/forecasts?metric=load');
    expect(forecasts.map(one => one.labels.unique_id).sort()).toEqual(['s1', 's2', 's3']);
    expect(forecasts.every(one => one.trust.skill !== null)).toBe(true);
  });

  it('stores points alone with --no-train, under the name that was given', async () => {
    const { code, stdout } = await at.run(['import', 'load.csv', '--no-train', '--metric', 'load:copy']);
    expect({ code, lines: stdout.trimEnd().split('\n') }).toEqual({
      code: 0,
      lines: ['load.csv → metric load:copy: 3 series (3 new), 630 points added, 0 changed, 0 as they were'],
    });
    const answer = await service.call('/api/v1/forecasts?metric=load:copy');
    expect(answer.status).toBe(404);
  });
});

describe('foresight start --once --data', () => {
  it.skipIf(!existsSync(M4))(`trains the 207 hourly series of M4 into the ledger (skipped without ${M4})`, async () => {
    const at = desk();
    const { code, stdout } = await at.run(['start', '--once', '--data', M4]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/24 of 207 series shown; \d+ of 207 beat seasonal naive/);
    const service = await startService(at, ['--data', M4]);
    const forecasts = await service.list<Forecast>('/api/v1/forecasts?metric=hourly-train');
    expect(new Set(forecasts.map(one => one.labels.unique_id)).size).toBe(207);
    expect(forecasts.filter(one => one.trust.skill === null)).toEqual([]);
    expect(forecasts.filter(one => one.time.length !== 24 || one.intervals.length !== 2)).toEqual([]);
  });
});
