// Limits, calendar and other series on their way from the request to the ledger.
import type { ForecastAnswer, RunAnswer } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile, weekly } from '../../test/sample-files.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await load('visits', longFile(['a', 'b'], { days: 90 }));
  await load('price', longFile(['a', 'b'], { days: 110, value: i => i % 5 }));
  await load('weather', longFile(['everywhere'], { days: 110, value: i => (i % 3 === 0 ? 1 : 0) }));
  await load('short', longFile(['everywhere'], { days: 93, value: weekly }));
});
afterAll(() => api.close());

const load = (metric: string, file: string) => api.imported(file, { metric, train: 'false' });
const ask = (body: object) =>
  api.call('POST', '/api/v1/forecasts', { body: { metric: 'visits', model: 'drift', ...body } });
async function run(body: object): Promise<RunAnswer> {
  const answer = await ask(body);
  if (answer.status !== 202) throw new Error(answer.text);
  return api.ended(answer.body.run_id);
}
const itemsOf = async ({ id }: RunAnswer) => (await api.call('GET', `/api/v1/runs/${id}/items`)).body.items;
const stored = async (metric = 'visits') =>
  (await api.call('GET', '/api/v1/forecasts', { query: { metric } })).body.items as ForecastAnswer[];

const OPTIONS = {
  bounds: { lower: 100, upper: 141 },
  transform: 'none',
  time_zone: 'Europe/Berlin',
  holidays: ['AT', 'DE-BY'],
  events: [{ name: 'Sale', from: '2025-12-06', to: '2025-12-07' }],
  regressors: ['price', { metric: 'weather' }],
  level_shifts: false,
};

describe('the options of a question', () => {
  it('are kept with the run and the forecast, calendars as they are written', async () => {
    const made = await run({ ...OPTIONS, horizon: 7, holidays: ['de-by', 'AT'] });
    expect(made).toMatchObject({ status: 'done', done: 2, question: OPTIONS });
    for (const { options, point, intervals } of await stored()) {
      expect(options).toEqual(OPTIONS);
      const all = [...point, ...intervals.flatMap(({ lower, upper }) => [...lower, ...upper])];
      expect(Math.min(...all)).toBeGreaterThanOrEqual(100);
      expect(Math.max(...all)).toBeLessThanOrEqual(141);
    }
  });

  it('are none where none were asked for', async () => {
    await run({ horizon: 7 });
    expect((await stored()).map(({ options }) => options)).toEqual([{}, {}]);
  });

  it('give the same bytes for the same question, and other data for another regressor', async () => {
    const versions = async (regressors: string[]) => {
      await run({ horizon: 7, regressors });
      const { body } = await api.call('GET', '/api/v1/models', { query: { metric: 'visits' } });
      return body.items
        .map((m: { series_id: string; data_sha256: string }) => `${m.series_id}/${m.data_sha256}`)
        .sort();
    };
    const first = await versions(['price']);
    expect(await versions(['price'])).toEqual(first);
    expect(await versions(['weather'])).not.toEqual(first);
  });

  it('make a refusal of a series, not the end of a run, where a regressor does not reach', async () => {
    const made = await run({ horizon: 7, regressors: ['short'] });
    expect(made).toMatchObject({ status: 'done', done: 0, refused: 2 });
    for (const { reason } of await itemsOf(made)) {
      expect(reason).toMatch(
        /regressor short ends 2026-02-01T.*until 2026-02-05T.*, 4 steps more\. Give its values up to there/,
      );
    }
  });

  it("take a regressor's own forecast where its points end", async () => {
    const answer = await ask({ metric: 'short', horizon: 10 });
    await api.ended(answer.body.run_id);
    expect(await run({ horizon: 7, regressors: ['short'] })).toMatchObject({ done: 2, refused: 0 });
    const [one] = await stored();
    expect(one!.adjustments).toContain('regressor short: 4 of 7 steps ahead are its own forecast');
  });

  it.each([
    [['nothing'], /regressor nothing has no stored series\. Import it/],
    [['visits'], /regressor visits is the series itself/],
    [[{ metric: 'price', labels: { unique_id: 'c' } }], /regressor price\{unique_id=c\} has no stored series/],
  ])('refuse the series whose regressor is %j', async (regressors, reason) => {
    const items = await itemsOf(await run({ horizon: 7, regressors }));
    expect(items.map((item: { reason: string }) => item.reason)).toEqual([
      expect.stringMatching(reason),
      expect.stringMatching(reason),
    ]);
  });

  it('match a regressor by equal labels, or take the one that is named', async () => {
    await load('visits2', longFile(['a', 'c'], { days: 90 }));
    const byLabel = await itemsOf(await run({ metric: 'visits2', horizon: 7, regressors: ['price'] }));
    expect(byLabel.map(({ status, labels }: { status: string; labels: object }) => [status, labels])).toEqual([
      ['refused', { unique_id: 'c' }],
      ['done', { unique_id: 'a' }],
    ]);
    expect(byLabel[0].reason).toMatch(
      /^0 of the 2 series of regressor price have the labels \{"unique_id":"c"\}, and one must/,
    );
    const regressors = [{ metric: 'price', labels: { unique_id: 'b' } }];
    expect(await run({ metric: 'visits2', horizon: 7, regressors })).toMatchObject({ done: 2, refused: 0 });
  });

  it.each([
    [{ bounds: { lower: 2, upper: 1 } }, /lower limit 2 is not below the upper limit 1/],
    [{ time_zone: 'Mars/Base' }, /no time zone 'Mars\/Base'/],
    [{ holidays: ['DE-BX'] }, /no holiday calendar 'DE-BX'; near: DE-BB/],
    [{ events: [{ name: 'Sale', from: '2026-02-30' }] }, /event 'Sale': there is no such time as 2026-02-30/],
    [{ regressors: ['price', 'price'] }, /regressor price is named twice/],
    [{ holidays: ['Germany!'] }, /no holiday calendar 'Germany!'/],
    [{ holidays: 'DE' }, /body\.holidays/],
    [{ bounds: { least: 0 } }, /bounds/],
    [{ bounds: { lower: '0' } }, /body\.bounds\.lower/],
    [{ transform: 'sqrt' }, /body\.transform/],
    [{ level_shifts: 'no' }, /body\.level_shifts/],
    [{ events: [{ name: 'Sale' }] }, /from/],
    [{ events: [{ name: 'Sale', from: '27.11.2026' }] }, /event 'Sale': there is no such time as 27\.11\.2026/],
    [{ regressors: [{ labels: {} }] }, /body\.regressors\.0 must be string, or must have required properties metric/],
    [{ regressors: Array.from({ length: 11 }, (_, i) => `m${i}`) }, /body\.regressors.*10/],
  ])('are refused at the door where they cannot be meant: %j', async (options, detail) => {
    const answer = await ask(options);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expect(answer.body.detail).toMatch(detail);
  });
});

describe('an upload', () => {
  it('takes the options that fit into an address', async () => {
    const file = longFile(['a'], { from: '2025-06-01' });
    const query = {
      metric: 'uploaded',
      lower: '0',
      upper: '500',
      time_zone: 'Europe/Berlin',
      holidays: ['DE', 'AT'],
      level_shifts: 'false',
      model: 'drift',
    };
    const { run_id } = await api.imported(file, query);
    expect((await api.ended(run_id!)).question).toMatchObject({
      bounds: { lower: 0, upper: 500 },
      time_zone: 'Europe/Berlin',
      holidays: ['AT', 'DE'],
      level_shifts: false,
    });
  });

  it.each([
    [{ lower: '5', upper: '4' }, /lower limit 5/],
    [{ lower: 'low' }, /lower/],
    [{ holidays: 'ZZ' }, /no holiday calendar 'ZZ'/],
  ])('with %j is refused before anything is stored', async (query, detail) => {
    const answer = await api.upload(longFile(['a']), { metric: 'never', ...query } as Record<string, string>);
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toMatch(detail);
    expect((await api.call('GET', '/api/v1/metrics')).text).not.toContain('never');
  });
});

it('refuses more events than a question holds', async () => {
  const { status, body } = await ask({
    events: Array.from({ length: 1001 }, () => ({ name: 'a', from: '2026-01-01' })),
  });
  expect([status, body.detail]).toEqual([400, 'body.events must not have more than 1000 items']);
});

it('lists the holiday calendars', async () => {
  const { status, body } = await api.call('GET', '/api/v1/holiday-calendars', { token: api.tokens.read });
  expect(status).toBe(200);
  expect(body.items).toContainEqual({ code: 'DE-BY', country: 'Germany', region: 'Bayern' });
});
