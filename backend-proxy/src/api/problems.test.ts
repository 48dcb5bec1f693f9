import { PROBLEM_CODES, PROBLEMS, type Problem, ProblemSchema } from '@foresight/contracts';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Called, type CallOptions, type TestApi, testApi } from '../../test/api.ts';
import { apiOperations } from '../../test/operations.ts';

const operations = await apiOperations();
const JSON_BODY = 'application/json';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ work: false });
});
afterAll(() => api.close());

/** Checks the form of a problem and returns it. */
function problemIn(answer: Called): Problem {
  expect(answer.type).toMatch(/^application\/problem\+json/);
  expect(Value.Errors(ProblemSchema, answer.body)).toEqual([]);
  const problem = answer.body as Problem;
  expect(PROBLEM_CODES).toContain(problem.code);
  expect(problem).toMatchObject({ status: answer.status, title: PROBLEMS[problem.code].title });
  expect(problem.instance).toMatch(/^[0-9a-f-]{36}$/);
  return problem;
}

const refused = async (method: 'GET' | 'POST' | 'DELETE' | 'PUT', url: string, options?: CallOptions) =>
  problemIn(await api.call(method, url, options));

describe('a request that does not fit', () => {
  it.each<[string, 'GET' | 'POST', string, CallOptions, RegExp]>([
    ['an absent parameter', 'GET', '/api/v1/forecasts', {}, /^querystring must have required properties metric$/],
    ['a bad metric name', 'GET', '/api/v1/forecasts', { query: { metric: 'a b' } }, /^querystring\.metric must match/],
    [
      'a number that is none',
      'GET',
      '/api/v1/forecasts',
      { query: { metric: 'a', horizon: 'many' } },
      /\.horizon must be integer/,
    ],
    [
      'half a step',
      'GET',
      '/api/v1/forecasts',
      { query: { metric: 'a', horizon: '1.5' } },
      /\.horizon must be integer/,
    ],
    [
      'an empty number',
      'GET',
      '/api/v1/forecasts',
      { query: { metric: 'a', horizon: '' } },
      /\.horizon must be integer/,
    ],
    [
      'two values where one is due',
      'GET',
      '/api/v1/forecasts',
      { query: { metric: ['a', 'b'] } },
      /\.metric must be string/,
    ],
    [
      'a time that is none',
      'GET',
      '/api/v1/forecasts',
      { query: { metric: 'a', as_of: 'yesterday' } },
      /\.as_of must match format "date-time"/,
    ],
    [
      'a leap second',
      'GET',
      '/api/v1/forecasts',
      { query: { metric: 'a', as_of: '2016-12-31T23:59:60Z' } },
      /as_of '2016-12-31T23:59:60Z' (is no time|must match)|\.as_of must match/,
    ],
    ['a yes that is none', 'GET', '/api/v1/models', { query: { all: 'yes' } }, /\.all must be boolean/],
    ['a label without =', 'GET', '/api/v1/series', { query: { label: 'service' } }, /query\.label 'service'/],
    ['a label without a name', 'GET', '/api/v1/series', { query: { label: '=api' } }, /query\.label '=api'/],
    ['a series id that is no number', 'GET', '/api/v1/series/abc/points', {}, /^params\.id must match/],
    ['a series id beyond bigint', 'GET', '/api/v1/series/9999999999999999999/points', {}, /^params\.id must match/],
    ['a run id that is no UUID', 'GET', '/api/v1/runs/1', {}, /^params\.id must match format "uuid"/],
    [
      'a year beyond the store',
      'GET',
      '/api/v1/series/1/points',
      { query: { from: '9999-01-01T00:00:00Z' } },
      /query\.from .* 1685 to 2254/,
    ],
    [
      'an unknown key',
      'POST',
      '/api/v1/forecasts',
      { body: { metric: 'a', horizn: 3 } },
      /^body must not have additional properties: 'horizn'$/,
    ],
    [
      'a number written as text',
      'POST',
      '/api/v1/forecasts',
      { body: { metric: 'a', horizon: '12' } },
      /^body\.horizon must be integer/,
    ],
    [
      'a list where one value is due',
      'POST',
      '/api/v1/forecasts',
      { body: { metric: ['a'] } },
      /^body\.metric must be string/,
    ],
    [
      'a level out of range',
      'POST',
      '/api/v1/forecasts',
      { body: { metric: 'a', levels: [1.5] } },
      /^body\.levels\.0 must be/,
    ],
    ['a body that is a list', 'POST', '/api/v1/forecasts', { body: [] }, /^body must be object/],
    ['a body that is absent', 'POST', '/api/v1/forecasts', {}, /^body must be object/],
    ['malformed JSON', 'POST', '/api/v1/forecasts', { body: '{"metric": ', type: JSON_BODY }, /JSON/],
    ['an empty JSON body', 'POST', '/api/v1/forecasts', { body: '', type: JSON_BODY }, /empty/],
    [
      'a prototype',
      'POST',
      '/api/v1/forecasts',
      { body: '{"metric": "a", "__proto__": {}}', type: JSON_BODY },
      /not valid JSON/,
    ],
    ['a file import without a body', 'POST', '/api/v1/imports', { query: { metric: 'a' } }, /no body/],
    [
      'a frequency that is none',
      'POST',
      '/api/v1/imports',
      { query: { metric: 'a', freq: 'often' }, body: 'a', type: 'text/csv' },
      /frequency 'often'/,
    ],
    [
      'a right that is none',
      'POST',
      '/api/v1/tokens',
      { body: { name: 'a', right: 'root' } },
      /^body\.right must be .*: read, write, admin$/,
    ],
    ['a name that is empty', 'POST', '/api/v1/tokens', { body: { name: '', right: 'read' } }, /^body\.name must/],
    ['a name with NUL', 'POST', '/api/v1/tokens', { body: { name: 'a\0b', right: 'read' } }, /^body\.name must match/],
    [
      'a label value with half a character',
      'POST',
      '/api/v1/forecasts',
      { body: { metric: 'a', labels: { x: '\ud800' } } },
      /^body\.labels\.x must match/,
    ],
  ])('%s is a bad request that names the field', async (_, method, url, options, detail) => {
    const problem = await refused(method, url, options);
    expect(problem).toMatchObject({ code: 'bad_request', status: 400 });
    expect(problem.detail).toMatch(detail);
  });

  it.each(operations.filter(operation => !operation.public))('$name refuses an unknown parameter', async operation => {
    const body = operation.takes === 'text/csv' ? { body: 'x', type: 'text/csv' } : {};
    const problem = await refused(operation.method, operation.url, { query: { colour: 'red' }, ...body });
    expect(problem.code).toBe('bad_request');
    expect(problem.detail).toMatch(/querystring|params|body/);
    // Where a parameter is required, its absence is what the answer names first.
    if (!operation.takes && !/predictions|\/forecasts|\/labels|\/anomalies/.test(operation.url))
      expect(problem.detail).toContain("'colour'");
  });

  it.each([
    ['GET', '/api/v2/metrics'],
    ['POST', '/nowhere'],
    ['PUT', '/api/v1/metrics'],
  ] as const)('%s %s is not found, with or without a token', async (method, url) => {
    for (const token of [undefined, null]) {
      const problem = await refused(method, url, token === null ? { token } : {});
      expect(problem).toMatchObject({ code: 'not_found', detail: `there is no ${method} ${url}` });
    }
  });

  it.each(['/api/v1/%zz', `/api/v1/tokens/${'a'.repeat(300)}`])(
    'an address that cannot be read is a problem: %.20s',
    async url => {
      const answer = await api.call('GET', url);
      expect(problemIn(answer).code).toMatch(/^(bad_request|not_found)$/);
    },
  );

  it('a content type that a route does not take is named', async () => {
    const file = await refused('POST', '/api/v1/imports', { query: { metric: 'a' }, body: { a: 1 } });
    expect(file).toMatchObject({ code: 'unsupported_media_type', status: 415 });
    const form = { body: 'metric=a', type: 'application/x-www-form-urlencoded' };
    expect(await refused('POST', '/api/v1/forecasts', form)).toMatchObject({ code: 'unsupported_media_type' });
    const csv = { body: 'a,b\n', type: 'text/csv' };
    expect(await refused('POST', '/api/v1/forecasts', csv)).toMatchObject({ code: 'unsupported_media_type' });
  });

  it('a body beyond the limit is too large', async () => {
    const json = { body: `{"metric": "${'a'.repeat(1_100_000)}"}`, type: JSON_BODY };
    expect(await refused('POST', '/api/v1/forecasts', json)).toMatchObject({ code: 'too_large', status: 413 });
    const big = Buffer.alloc(2 * 1024 ** 2 + 1, 'x');
    const file = problemIn(await api.upload(big, { metric: 'a' }));
    expect(file).toMatchObject({ code: 'too_large', detail: 'the file is larger than 2097152 bytes' });
    expect(api.uploads()).toEqual([]);
  });
});

describe('a fault of the service', () => {
  it('is answered without its cause', async () => {
    const { store } = api.db;
    await store.asService(trx => trx.client.query('alter table analytics.import_file rename to import_file_gone'));
    try {
      const answer = await api.call('GET', '/api/v1/imports');
      expect(problemIn(answer)).toMatchObject({ code: 'internal', status: 500 });
      expect(answer.text).not.toMatch(/import_file|relation|select|stack/i);
    } finally {
      await store.asService(trx => trx.client.query('alter table analytics.import_file_gone rename to import_file'));
    }
    expect((await api.call('GET', '/api/v1/imports')).status).toBe(200);
  });
});
