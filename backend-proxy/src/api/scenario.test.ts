import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallOptions, type TestApi, testApi } from '../../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ work: false });
});
afterAll(() => api.close());

const URL = '/api/v1/scenarios';
const adjustments = [{ metric: 'dau', labels: { plan: 'team' }, kind: 'percent', value: 20 }];
const post = (body: unknown, options: CallOptions = {}) =>
  api.call('POST', URL, { body, token: api.tokens.write, ...options });
const put = (slug: string, body: unknown, options: CallOptions = {}) =>
  api.call('PUT', `${URL}/${slug}`, { body, token: api.tokens.write, ...options });
const read = (slug: string, token = api.tokens.read) => api.call('GET', `${URL}/${slug}`, { token });

describe('scenarios', () => {
  it('are saved, listed by name, read, changed and removed', async () => {
    const made = await post({ name: 'More users', description: 'A campaign', adjustments });
    expect(made).toMatchObject({ status: 201, body: { slug: 'more-users', version: 1, created_by: 'write' } });
    await post({ slug: 'less', name: 'A loss', adjustments });
    const list = await api.call('GET', URL, { token: api.tokens.read });
    expect(list.body.items.map((one: { slug: string }) => one.slug)).toEqual(['less', 'more-users']);
    expect((await read('more-users')).body).toEqual(made.body);

    const changed = await put(
      'more-users',
      { name: 'Many users', adjustments, version: 1 },
      { token: api.tokens.admin },
    );
    expect(changed.body).toMatchObject({ name: 'Many users', description: null, version: 2, updated_by: 'admin' });
    expect(changed.body).toMatchObject({ created_by: 'write', created_at: made.body.created_at });
    expect((await api.call('DELETE', `${URL}/less`, { token: api.tokens.write })).status).toBe(204);
    expect(await read('less')).toMatchObject({
      status: 404,
      body: { code: 'scenario_not_found', fix: 'choose one of: more-users' },
    });
  });

  it('are not overwritten by someone who has not seen the last change, however many try at once', async () => {
    await post({ slug: 'raced', name: 'Raced', adjustments });
    const tries = ['a', 'b', 'c', 'd'].map(name => put('raced', { name, adjustments, version: 1 }));
    const answers = await Promise.all(tries);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect(late.body).toMatchObject({ code: 'conflict', fix: expect.stringContaining('read it again') });
    expect(late.body.detail).toMatch(/^'raced' is at version 2, not 1: write changed it at 20/);
  });

  it('keep their slug: a second one of that name is a conflict', async () => {
    await post({ slug: 'taken', name: 'Taken', adjustments });
    expect(await post({ name: 'taken', adjustments })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('say which person in Grafana wrote them', async () => {
    const headers = { 'foresight-user': encodeURIComponent('jörg@example.com') };
    const made = await post({ name: 'By name', adjustments }, { headers });
    expect(made.body.created_by).toBe('jörg@example.com');
    const odd = await post({ name: 'By odd name', adjustments }, { headers: { 'foresight-user': '%E0%A4%A' } });
    expect(odd.body.created_by).toBe('%E0%A4%A');
  });

  it('are the business of their workspace only, and are written by editors only', async () => {
    await post({ slug: 'ours', name: 'Ours', adjustments });
    expect((await read('ours', api.tokens.other)).status).toBe(404);
    const elsewhere = await post({ slug: 'ours', name: 'Theirs', adjustments }, { token: api.tokens.other });
    expect(elsewhere.status).toBe(201);
    expect((await read('ours')).body.name).toBe('Ours');
    for (const answer of [
      await post({ name: 'No', adjustments }, { token: api.tokens.read }),
      await put('ours', { name: 'No', adjustments, version: 1 }, { token: api.tokens.read }),
      await api.call('DELETE', `${URL}/ours`, { token: api.tokens.read }),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
  });

  it.each([
    [{ adjustments }, /name/],
    [{ name: 'n', adjustments: [] }, /adjustments/],
    [{ name: 'n', adjustments, color: 'red' }, /'color'/],
    [{ name: '計画', adjustments }, /no letter a to z/],
    [{ name: 'n', adjustments: [{ ...adjustments[0], from: '2026-02-30T00:00:00Z' }] }, /from/],
    [{ name: 'n', adjustments: [{ ...adjustments[0], to: '9999-01-01T00:00:00Z' }] }, /adjustments\.0\.to/],
    [
      { name: 'n', adjustments: [{ ...adjustments[0], from: '2026-02-03T00:00:00Z', to: '2026-02-03T00:00:00Z' }] },
      /adjustments\.0 acts from .* which is never/,
    ],
  ])('are refused for %j', async (body, detail) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expect(answer.body.detail).toMatch(detail);
  });

  it('are not found where there are none, and a slug that is none is no question', async () => {
    expect(await put('none', { name: 'n', adjustments, version: 1 })).toMatchObject({ status: 404 });
    expect(await api.call('DELETE', `${URL}/none`)).toMatchObject({ status: 404 });
    expect(await read('No')).toMatchObject({ status: 400, body: { code: 'bad_request' } });
  });
});
