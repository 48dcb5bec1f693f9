import { MODEL_NAMES } from '@foresight/models';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ work: false });
});
afterAll(() => api.close());

it('lists every method a question may name, the default first', async () => {
  const { status, body } = await api.call('GET', '/api/v1/methods', { token: api.tokens.read });
  expect(status).toBe(200);
  expect(body.items[0]).toEqual({
    name: 'auto',
    default: true,
    seasons: 'many',
    trend: true,
    min_points: 3,
    regressors: true,
    cost: 'milliseconds',
  });
  expect(body.items.map((one: { name: string }) => one.name).sort()).toEqual([...MODEL_NAMES].sort());
  expect(body.items.filter((one: { default: boolean }) => one.default)).toHaveLength(1);
  expect(body.items.find((one: { name: string }) => one.name === 'drift')).toMatchObject({ seasons: 'none' });
  expect(body.items.find((one: { name: string }) => one.name === 'prophet')).toMatchObject({ cost: 'seconds' });
});
