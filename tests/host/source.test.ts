import type { ActualFrameCustom, ForecastFrameCustom } from '@foresight/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, FakeGrafana, type Who } from './fake-grafana.ts';
import { frameOf, json, type QueryApi, queryApi, results } from './query-api.ts';
import { HOUR, type HostService, hostService, hourly, THIS_HOUR } from './service.ts';
import type { ReadFrame } from './strict-frame.ts';

let service: HostService;
let grafana: FakeGrafana;
let api: QueryApi;

beforeAll(async () => {
  [service, api] = await Promise.all([hostService(), queryApi()]);
  await service.push('requests', [hourly({}, 48)]);
  grafana = new FakeGrafana(service.tcp, { token: service.tokens.read });
});
afterAll(async () => {
  grafana.close();
  await Promise.all([service.close(), api.close()]);
});
beforeEach(() => {
  api.asked.length = 0;
});

const DAYS = 14;
const usage = hourly({}, 24 * DAYS);
const series = (labels: Record<string, string>, name = 'cpu') => ({ name, labels, ts: usage.ts, value: usage.value });
const given = (...all: object[]) => ({ until: THIS_HOUR + HOUR, series: all });
const source = {
  datasource: { uid: 'prom', type: 'prometheus' },
  query: { expr: 'up', refId: 'X' },
  history: '14d',
  step: '1h',
};

const ask = async (model: object, who: Who = {}, headers: Record<string, string> = {}): Promise<Answer> => {
  const asked = { queryType: 'forecast', version: 1, horizon: 6, levels: [0.8], ...model };
  return (await grafana.query([{ model: asked }], who, { headers })).A!;
};
const roleOf = ({ fields }: ReadFrame) => fields[1]?.labels.role;
const withRole = ({ frames }: Answer, role: string) => frames.filter(frame => roleOf(frame) === role);
const customOf = (answer: Answer) => withRole(answer, 'forecast')[0]!.meta.custom as ForecastFrameCustom;

describe('points that come with the question', () => {
  it('are forecast, series by series, from where they end', async () => {
    const answer = await ask({ source, given: given(series({ host: 'a' }), series({ host: 'b' })) });
    expect(answer.error).toBe('');
    expect(answer.frames.map(frame => [frame.fields[1]!.labels.host, roleOf(frame)])).toEqual(
      ['a', 'b'].flatMap(host => ['actual', 'forecast', 'lower', 'upper'].map(role => [host, role])),
    );
    expect(customOf(answer)).toMatchObject({
      series_id: null,
      run_id: null,
      metric: 'cpu',
      source: 'computed',
      origin: new Date(THIS_HOUR).toISOString(),
      adjustments: [],
    });
    const [forecast] = withRole(answer, 'forecast');
    expect(forecast!.fields[0]!.values[0]).toBe(BigInt(THIS_HOUR + HOUR) * 1_000_000n);
    // The season of the day goes on.
    const seen = forecast!.fields[1]!.values as number[];
    const dayBefore = usage.value.slice(-23, -17);
    for (const [i, value] of seen.entries()) expect(Math.abs(value - dayBefore[i]!)).toBeLessThan(20);
  });

  it('count the same in another order, with repeats and with holes', async () => {
    const { ts, value } = series({});
    const bent = {
      ...series({}),
      ts: [...ts, ts[5]!, THIS_HOUR - HOUR / 2].toReversed(),
      value: [...value, value[5]!, null].toReversed(),
    };
    const [straight, shuffled] = [await ask({ given: given(series({})) }), await ask({ given: given(bent) })];
    expect(withRole(shuffled, 'forecast')[0]!.fields[1]!.values).toEqual(
      withRole(straight, 'forecast')[0]!.fields[1]!.values,
    );
  });

  it('leave out the last step where it is not over, and say so', async () => {
    const answer = await ask({ given: { ...given(series({})), until: THIS_HOUR + HOUR / 2 } });
    expect(customOf(answer).origin).toBe(new Date(THIS_HOUR - HOUR).toISOString());
    expect(customOf(answer).adjustments[0]).toContain(`the value of ${new Date(THIS_HOUR).toISOString()} is left out`);
  });

  it('are summed, filtered and named like stored ones', async () => {
    const all = given(
      series({ host: 'a', zone: 'x' }),
      series({ host: 'b', zone: 'x' }),
      series({ host: 'c', zone: 'y' }),
    );
    const summed = await ask({ given: all, groupBy: ['zone'], labels: [{ name: 'host', op: '!=', value: 'c' }] });
    const [actual, ...more] = withRole(summed, 'actual');
    expect(more).toEqual([]);
    expect(actual!.fields[1]!.labels).toEqual({ zone: 'x', role: 'actual' });
    expect(actual!.fields[1]!.values).toEqual(
      usage.value.slice(-actual!.fields[1]!.values.length).map(value => 2 * value),
    );
    const none = await ask({ given: all, labels: [{ name: 'host', op: '=', value: 'z' }] });
    expect(none.frames[0]!.meta.notices).toMatchObject([{ text: expect.stringContaining('none of the 3 series') }]);
  });

  it('add up with a hierarchy', async () => {
    const all = given(series({ zone: 'x' }), series({ zone: 'y' }));
    const answer = await ask({ given: all, hierarchy: ['zone'], groupBy: ['zone'] });
    expect(answer.error).toBe('');
    expect(withRole(answer, 'forecast')).toHaveLength(2);
  });

  it('that are too few are shown with the reason', async () => {
    const answer = await ask({
      given: given({ name: 'n', labels: {}, ts: [THIS_HOUR - HOUR, THIS_HOUR], value: [1, 2] }),
    });
    const custom = withRole(answer, 'actual')[0]!.meta.custom as ActualFrameCustom;
    expect(custom.foresight_refusal?.reason).toMatch(/the series has 2/);
  });

  it('have no past in the ledger', async () => {
    const answer = await ask({ given: given(series({})), asOf: new Date(THIS_HOUR).toISOString() });
    const custom = withRole(answer, 'actual')[0]!.meta.custom as ActualFrameCustom;
    expect(custom.foresight_refusal?.reason).toContain('no forecasts of points from another data source');
  });

  const one = (part: object) => ({ given: given({ name: 'n', labels: {}, ts: [1, 2], value: [1, 2], ...part }) });
  it.each([
    ['times without values', one({ value: [1] }), 'given.series.0 has 2 times and 1 values'],
    ['a time that is a text', one({ ts: [1, '2'] }), 'given.series.0.ts.1 must be milliseconds since 1970, not "2"'],
    ['a time out of range', one({ ts: [1, 1e300] }), 'given.series.0.ts.1 must be'],
    ['a value that is a text', one({ value: ['x', 1] }), 'given.series.0.value.0 must be a number or null, not "x"'],
    ['an unknown member', one({ extra: 1 }), 'extra'],
    ['no list', { given: { until: 1, series: 3 } }, 'given.series must be a list'],
    [
      'too many series',
      { given: given(...Array.from({ length: 101 }, (_, i) => series({ i: String(i) }))) },
      '100 are the most',
    ],
    ['both kinds', { metric: 'requests', source }, "both 'metric' and 'source'"],
    ['neither kind', {}, "'metric' is missing"],
    ['a span in words', { source: { ...source, history: 'a while' } }, 'source.history'],
  ])('%s: refused, saying where', async (_, model, expected) => {
    const { status, error } = await ask(model);
    expect(status).toBe(400);
    expect(error).toContain(expected);
  });
});

const access = (): Who => ({ jsonData: { grafanaUrl: `${api.url}/grafana/` }, secrets: { grafanaToken: 'glsa_x' } });
const inHours = { name: 'time', type: 'time', values: usage.ts };
const numbers = (labels: Record<string, string>) => ({ name: 'Value', type: 'number', labels, values: usage.value });

describe('without a browser, the service asks Grafana', () => {
  it('with the saved query, over the history, in whole steps', async () => {
    api.respond = json(200, results([frameOf('', [inHours, numbers({ __name__: 'up', job: 'a' })])]));
    const answer = await ask({ source }, access(), { FromAlert: 'true' });
    expect(answer.error).toBe('');
    const [{ path, authorization, body }] = api.asked as [(typeof api.asked)[0]];
    expect([path, authorization]).toEqual(['/grafana/api/ds/query', 'Bearer glsa_x']);
    expect(body.queries).toEqual([
      { expr: 'up', refId: 'A', datasource: source.datasource, intervalMs: HOUR, maxDataPoints: 24 * 14, hide: false },
    ]);
    expect(Number(body.to) + 1 - Number(body.from)).toBe(14 * 24 * HOUR);
    expect((Number(body.to) + 1) % HOUR).toBe(0);
    expect(customOf(answer)).toMatchObject({ metric: 'up', source: 'computed' });
  });

  it('once for what the browser gave: not at all', async () => {
    await ask({ source, given: given(series({})) }, access());
    expect(api.asked).toEqual([]);
  });

  it('reads frames of many columns, and rows told apart by texts', async () => {
    const wide = frameOf('load', [inHours, { ...numbers({}), name: 'cpu' }, { ...numbers({}), name: 'mem' }]);
    api.respond = json(200, results([wide]));
    expect(withRole(await ask({ source }, access()), 'forecast').map(frame => frame.name)).toEqual(['cpu', 'mem']);
    const twice = (values: readonly unknown[]) => values.flatMap(value => [value, value]);
    const long = frameOf('', [
      { ...inHours, values: twice(usage.ts) },
      { name: 'host', type: 'string', values: usage.ts.flatMap(() => ['a', 'b']) },
      { ...numbers({}), values: twice(usage.value) },
    ]);
    api.respond = json(200, results([long]));
    const told = withRole(await ask({ source }, access()), 'forecast');
    expect(told.map(({ fields }) => fields[1]!.labels.host)).toEqual(['a', 'b']);
  });

  const failing = { results: { A: { status: 400, error: 'bad_data: parse error at char 3' } } };
  it.each([
    [
      'an unknown token',
      json(401, { message: 'Invalid API key' }),
      401,
      'does not know the token of the service: Invalid API key',
    ],
    [
      'a token without the right',
      json(403, { message: 'no datasources:query' }),
      403,
      'may not query this data source: no',
    ],
    [
      'a data source that is gone',
      json(404, { message: 'Data source not found' }),
      404,
      'no such data source any more',
    ],
    ['an error of the other data source', json(400, failing), 503, 'the other data source says: bad_data: parse error'],
    ['an error told with 207', json(207, failing), 503, 'bad_data: parse error'],
    ['a bad request', json(400, { message: 'bad request data' }), 503, 'HTTP 400: bad request data'],
    ['a broken Grafana', json(502, 'x'), 503, 'HTTP 502'],
    ['an answer of something else', json(200, { hello: 'you' }), 503, 'cannot be read'],
    [
      'a page instead of JSON',
      ((_, r) => r.end('<html>')) as typeof api.respond,
      503,
      'does not answer as Grafana does: <html>',
    ],
    [
      'a redirect',
      ((_, r) => r.writeHead(302, { Location: '/login' }).end()) as typeof api.respond,
      503,
      'elsewhere (HTTP 302)',
    ],
    ['a wire that breaks', ((_, r) => r.destroy()) as typeof api.respond, 503, 'cannot be reached'],
    ['another refId', json(200, { results: { B: { frames: [] } } }), 503, 'the query is not in it'],
    ['no data', json(200, results([])), 400, 'answered with no data'],
    ['a table', json(200, results([frameOf('', [{ name: 'a', type: 'string', values: ['x'] }])])), 400, 'no numbers'],
    [
      'numbers without times',
      json(200, results([frameOf('', [{ name: 'n', type: 'number', values: [1] }])])),
      400,
      'no times',
    ],
    [
      'columns of different lengths',
      json(200, results([frameOf('', [{ ...inHours, values: [1] }, numbers({})])])),
      503,
      'columns of',
    ],
  ])('%s is told', async (_, respond, status, text) => {
    api.respond = respond;
    const answer = await ask({ source }, access());
    expect(answer.error).toContain(text);
    expect(answer.status).toBe(status);
  });

  it('gives up when Grafana does: the answer does not come, and the call is cancelled', async () => {
    api.respond = () => undefined;
    const leave = new AbortController();
    const model = { queryType: 'forecast', version: 1, source };
    const waiting = grafana.query([{ model }], access(), { signal: leave.signal });
    await expect.poll(() => api.asked.length).toBe(1);
    leave.abort();
    await expect(waiting).rejects.toThrow(/CANCELLED/i);
  });

  it.each([
    ['neither', {}, 'no token to ask other data sources'],
    ['an address alone', { jsonData: { grafanaUrl: 'http://x' } }, "has Grafana's address, but not a token for it"],
    ['a token alone', { secrets: { grafanaToken: 'x' } }, 'has a token for Grafana, but not its address'],
    ['no address', { jsonData: { grafanaUrl: 'x' }, secrets: { grafanaToken: 'x' } }, "'x' as Grafana's address"],
  ])('%s configured: says so, with the fix', async (_, who, text) => {
    const { error, status } = await ask({ source }, who);
    expect(error).toContain(text);
    expect(error).toContain('Fix: ');
    expect(status).toBe(400);
  });
});

describe('Save & test says whether the service may ask', () => {
  const test = async (who: Who) => {
    const request = { pluginContext: grafana.context(who) };
    const { status, message, jsonDetails } = await grafana.call('Diagnostics', 'CheckHealth', request);
    return { status, message: message as string, details: jsonDetails.toString() as string };
  };

  it('with what Grafana says of the token', async () => {
    api.respond = json(200, { 'datasources:query': ['datasources:uid:a', 'datasources:uid:b'] });
    const { status, details } = await test(access());
    expect(status).toBe('OK');
    expect(details).toContain('the token may query 2 data sources');
    expect(api.asked[0]).toMatchObject({ path: '/grafana/api/access-control/user/permissions' });
  });

  it.each([
    ['may not', json(200, { 'dashboards:read': ['*'] }), 'the token may query no data source'],
    ['is unknown', json(401, {}), 'Grafana does not know the token'],
    ['is for another place', json(404, {}), 'answers with HTTP 404'],
    ['reaches no Grafana', ((_, r) => r.end('<html>')) as typeof api.respond, 'is no Grafana'],
  ])('a token that %s fails the test, with the fix', async (_, respond, text) => {
    api.respond = respond;
    const { status, message } = await test(access());
    expect(status).toBe('ERROR');
    expect(message).toContain(`other data sources: `);
    expect(message).toContain(text);
    expect(message).toContain('Fix: ');
  });

  it('and nothing where none was entered', async () => {
    expect((await test({})).details).not.toContain('other data sources');
  });
});
