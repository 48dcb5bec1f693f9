import type { StateChange, WorkspaceState } from '@foresight/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile } from '../../test/sample-files.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await api.imported(longFile(['a', 'b']), { metric: 'visits', train: 'false' });
});
afterAll(() => api.close());

const PATH = '/api/v1/state';
const EMPTY = { models: [], challengers: [], schedules: [], scenarios: [], alerts: [] };
const STATE = {
  models: [{ metric: 'visits', recipe: { model: 'seasonal-naive' } }],
  challengers: [{ slug: 'rival', metric: 'visits', recipe: { model: 'drift' } }],
  schedules: [
    { slug: 'nightly', question: { metric: 'visits', labels: { service: 'a' }, horizon: 3 }, cron: '0 2 * * *' },
    { slug: 'quick', question: { metric: 'visits' }, every: '1h', enabled: false, retries: 2 },
  ],
  scenarios: [{ name: 'More visits', adjustments: [{ metric: 'visits', kind: 'percent', value: 20 }] }],
  alerts: [
    {
      slug: 'many',
      rule: { kind: 'breach', metric: 'visits', limit: { value: 9, direction: 'above' }, probability: 0.2 },
      for: '10m',
    },
    { slug: 'old', rule: { kind: 'distrust', metric: 'visits', sign: 'age_hours', bound: 48 }, title: 'Too old' },
  ],
} satisfies WorkspaceState;

const read = async (token = api.tokens.read) => (await api.call('GET', PATH, { token })).body;
const plan = (body: unknown) => api.call('POST', `${PATH}/plan`, { body, token: api.tokens.write });
const apply = (body: unknown, token = api.tokens.write) => api.call('PUT', PATH, { body, token });
const said = ({ body }: { body: { items: StateChange[] } }) =>
  body.items.map(({ action, noun, name }) => `${action} ${noun} ${name}`);

describe('the state of a workspace', () => {
  beforeEach(async () => {
    await apply(EMPTY);
  });

  it('is planned without a trace, applied, and then as the document says', async () => {
    const all = [
      'create challenger rival',
      'create schedule nightly',
      'create schedule quick',
      'create scenario more-visits',
      'create alert many',
      'create alert old',
    ];
    const before = await api.rows();
    const planned = await plan(STATE);
    expect(planned).toMatchObject({ status: 200, body: { applied: false } });
    expect(said(planned)).toEqual(['create model visits', ...all]);
    expect(await api.rows()).toEqual(before);
    const applied = await apply(STATE);
    expect(applied).toMatchObject({ status: 200, body: { applied: true, items: planned.body.items } });
    expect(await read()).toMatchObject({
      models: [{ metric: 'visits', recipe: { model: 'seasonal-naive' } }],
      challengers: [{ slug: 'rival', min_gain: 0.02, auto_promote: false }],
      schedules: [
        { slug: 'nightly', time_zone: 'UTC', enabled: true },
        { slug: 'quick', enabled: false, retries: 2 },
      ],
      scenarios: [{ slug: 'more-visits', name: 'More visits' }],
      alerts: [
        { slug: 'many', for: '10m', severity: 'warning' },
        { slug: 'old', for: '5m' },
      ],
    });
    expect(said(await plan(STATE))).toEqual([]);
    expect(said(await apply(await read()))).toEqual([]);
  });

  it('is exported so that an empty workspace becomes the same', async () => {
    await apply(STATE);
    const exported = await read();
    expect(await read(api.tokens.other)).toEqual(EMPTY);
    expect((await apply(exported, api.tokens.other)).status).toBe(200);
    expect(await read(api.tokens.other)).toEqual(exported);
    expect(said(await apply(exported, api.tokens.other))).toEqual([]);
    await apply(EMPTY, api.tokens.other);
  });

  it('changes what differs, with the members that do, and removes what is not named', async () => {
    await apply(STATE);
    const [nightly] = STATE.schedules;
    const next = {
      models: [{ metric: 'visits', recipe: { model: 'ets' } }],
      challengers: [{ ...STATE.challengers[0]!, auto_promote: true }],
      schedules: [{ ...nightly!, question: { ...nightly!.question, labels: { service: 'b' } } }],
      scenarios: [{ ...STATE.scenarios[0]!, description: 'a campaign' }],
    };
    const done = await apply(next);
    expect(done.body.items).toEqual([
      expect.objectContaining({
        noun: 'model',
        action: 'change',
        differences: [{ path: 'recipe.model', from: 'seasonal-naive', to: 'ets' }],
        note: 'its forecasts are made anew',
      }),
      expect.objectContaining({
        noun: 'challenger',
        differences: [{ path: 'auto_promote', from: false, to: true }],
        note: null,
      }),
      expect.objectContaining({ noun: 'schedule', name: 'quick', action: 'remove', differences: [] }),
      expect.objectContaining({
        noun: 'schedule',
        name: 'nightly',
        differences: [{ path: 'question.labels.service', from: 'a', to: 'b' }],
      }),
      expect.objectContaining({
        noun: 'scenario',
        differences: [{ path: 'description', from: null, to: 'a campaign' }],
      }),
    ]);
    // Alerts were not named as a list: they are as they were.
    expect((await read()).alerts).toHaveLength(2);
    const scenario = await api.call('GET', '/api/v1/scenarios/more-visits', { token: api.tokens.read });
    expect(scenario.body).toMatchObject({ version: 2, description: 'a campaign' });
  });

  it('goes back to the model that a document replaced', async () => {
    await apply({ models: [{ metric: 'visits', recipe: { model: 'theta' } }] });
    await apply({ models: [{ metric: 'visits', recipe: { model: 'drift' } }] });
    const back = await api.call('POST', '/api/v1/models/rollback', {
      body: { metric: 'visits' },
      token: api.tokens.write,
    });
    expect(back.body).toMatchObject({ recipe: { model: 'theta' }, came_by: 'rolled-back' });
    // A document that leaves the metric out does not touch it.
    expect(said(await apply(EMPTY))).toEqual([]);
    expect((await read()).models).toMatchObject([{ recipe: { model: 'theta' } }]);
  });

  it('begins a contest anew where its terms change, and asks nothing more of one that was won', async () => {
    await apply({ ...EMPTY, models: [{ metric: 'visits', recipe: { model: 'ets' } }], challengers: STATE.challengers });
    const again = await plan({ challengers: [{ ...STATE.challengers[0]!, min_gain: 0.1 }] });
    expect(again.body.items).toMatchObject([{ action: 'change', note: 'its contest begins anew' }]);
    const won = await api.call('POST', '/api/v1/challengers/rival/promote', {
      body: { force: true },
      token: api.tokens.write,
    });
    expect(won.status).toBe(200);
    expect(said(await plan({ challengers: STATE.challengers }))).toEqual([]);
    expect((await read()).challengers).toEqual([]);
  });

  it('stays whole as it was where one part of a document cannot be', async () => {
    await apply(STATE);
    const before = await read();
    const refused = await apply({
      models: [{ metric: 'visits', recipe: { model: 'oracle' } }],
      schedules: [
        { slug: 'new', question: { metric: 'visits' }, every: '1d' },
        { slug: 'new', question: { metric: 'visits' }, every: '2d' },
        { slug: 'both', question: { metric: 'visits' }, every: '1d', cron: '0 2 * * *' },
      ],
      scenarios: [],
      alerts: [{ slug: 'x', rule: { kind: 'distrust', metric: 'visits', sign: 'coverage' } }],
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'bad_request', fix: expect.stringMatching(/nothing/) },
    });
    expect(refused.body.detail.split('; ')).toEqual([
      expect.stringMatching(/^models\.0: .*oracle/),
      "schedules.1: 'new' is there twice",
      expect.stringMatching(/^schedules\.2: .*every/),
      "alerts.0: rule: 'coverage' needs a bound",
    ]);
    expect(await read()).toEqual(before);
  });

  it.each([
    [{ schedule: [] }, /schedule/],
    [{ schedules: {} }, /schedules must be array/],
    [{ schedules: [{ slug: 'x', question: { metric: 'visits' }, every: 'often' }] }, /schedules\.0\.every/],
    [{ alerts: [{ slug: 'X', rule: STATE.alerts[0]!.rule }] }, /alerts\.0\.slug/],
    [[], /must be object/],
  ])('is not read from %j', async (body, reason) => {
    const refused = await apply(body);
    expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringMatching(reason) } });
  });

  it('has no more challengers than the service takes, whether they are there or new', async () => {
    const many = ['drift', 'theta', 'ets', 'naive'].map(model => ({
      slug: model,
      metric: 'visits',
      recipe: { model },
    }));
    const models = [{ metric: 'visits', recipe: { model: 'seasonal-naive' } }];
    const refused = await plan({ models, challengers: many });
    expect(refused.body.detail).toMatch(/^challengers\.3: /);
    await apply({ models, challengers: many.slice(0, 3) });
    // One goes and one comes.
    const moved = await apply({ models, challengers: [...many.slice(1, 3), { ...many[0]!, slug: 'other' }] });
    expect(said(moved)).toEqual(['remove challenger drift', 'create challenger other']);
  });
});
