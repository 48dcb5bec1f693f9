import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/api.ts';
import { longFile, weekly } from '../../test/sample-files.ts';

let api: TestApi;
beforeAll(async () => {
  api = await testApi({ work: false });
});
afterAll(async () => {
  const left = api.uploads();
  await api.close();
  expect(left).toEqual([]);
});

const seriesOf = async (metric: string) => (await api.call('GET', '/api/v1/series', { query: { metric } })).body.items;
const pointsOf = async (id: string) => (await api.call('GET', `/api/v1/series/${id}/points`)).body;

describe('a file that is sent', () => {
  it('is stored whole, with its training run and job', async () => {
    const before = await api.rows();
    const file = longFile(['a', 'b']);
    const answer = await api.upload(file, { metric: 'visits', file_name: 'visits.csv', horizon: '7' });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      metric: 'visits',
      file_name: 'visits.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      repeated: false,
      bytes: file.length,
      rows: 120,
      missing: 0,
      counts: { series: 2, series_new: 2, added: 120, changed: 0, unchanged: 0 },
      run_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      created_at: expect.stringMatching(/Z$/),
    });
    const after = await api.rows();
    expect({ runs: after.model_run! - before.model_run!, jobs: after.jobs! - before.jobs! }).toEqual({
      runs: 1,
      jobs: 1,
    });
    const run = await api.call('GET', `/api/v1/runs/${answer.body.run_id}`);
    expect(run.body).toMatchObject({ status: 'queued', question: { metric: 'visits', horizon: 7, model: 'auto' } });
    const [a] = (await seriesOf('visits')).filter((s: { labels: object }) => 'unique_id' in s.labels);
    const { time, value } = await pointsOf(a.id);
    expect([time[0], time.at(-1), value[10]]).toEqual([
      '2025-11-01T00:00:00.000Z',
      '2025-12-30T00:00:00.000Z',
      weekly(10),
    ]);
  });

  it('gives the same points wide, long, gzipped and with other types', async () => {
    const days = [1, 2, 3, 4, 5].map(day => `2026-01-0${day}`);
    const wide = `unique_id,${days.join(',')}\na,1,2,3,4,5\n`;
    const long = `unique_id,ds,y\n${days.map((day, i) => `a,${day},${i + 1}`).join('\n')}\n`;
    const forms: [string, string | Buffer, string][] = [
      ['wide', wide, 'text/csv'],
      ['long', long, 'text/plain'],
      ['zipped', gzipSync(long), 'application/gzip'],
      ['octets', gzipSync(wide), 'application/octet-stream'],
      ['charset', long, 'text/csv; charset=utf-8'],
    ];
    const found = [];
    for (const [metric, file, type] of forms) {
      const answer = await api.upload(file, { metric, train: 'false' }, { type });
      expect(answer).toMatchObject({ status: 201, body: { rows: metric === 'wide' || metric === 'octets' ? 1 : 5 } });
      const [series] = await seriesOf(metric);
      found.push(await pointsOf(series.id).then(({ time, value }) => ({ labels: series.labels, time, value })));
    }
    const time = days.map(day => `${day}T00:00:00.000Z`);
    expect(found).toEqual(forms.map(() => ({ labels: { unique_id: 'a' }, time, value: [1, 2, 3, 4, 5] })));
  });

  it('that was the last one already writes nothing', async () => {
    const file = longFile(['a']);
    const first = await api.upload(file, { metric: 'again' });
    const before = await api.rows();
    const second = await api.upload(file, { metric: 'again' });
    expect(second.status).toBe(200);
    expect(second.body).toEqual({ ...first.body, repeated: true, run_id: null });
    expect(await api.rows()).toEqual(before);
  });

  it('is trained when that is asked for only the second time', async () => {
    const file = longFile(['a']);
    const first = await api.imported(file, { metric: 'later', train: 'false' });
    expect(first.run_id).toBeNull();
    const second = await api.imported(file, { metric: 'later' });
    expect(second).toMatchObject({ id: first.id, repeated: true, run_id: expect.any(String) });
    expect(await api.imported(file, { metric: 'later' })).toMatchObject({ repeated: true, run_id: null });
  });

  it('is read again when points were pushed since', async () => {
    const file = longFile(['a'], { days: 20 });
    await api.imported(file, { metric: 'pushed', train: 'false' });
    const body = { series: [{ labels: { unique_id: 'a' }, points: [['2026-01-01T00:00:00Z', -7]] }] };
    await api.call('POST', '/api/v1/metrics/pushed/points', { body, token: api.tokens.write });
    expect(await api.imported(file, { metric: 'pushed', train: 'false' })).toMatchObject({ repeated: false });
  });

  it('is stored once when it is sent twice at the same time', async () => {
    const file = longFile(['a']);
    const both = await Promise.all([1, 2].map(() => api.imported(file, { metric: 'twins' })));
    expect(both.map(one => one.repeated).sort()).toEqual([false, true]);
    expect(new Set(both.map(one => one.id)).size).toBe(1);
  });

  it('says what it changed', async () => {
    await api.imported(longFile(['a'], { days: 50 }), { metric: 'grows' });
    const more = longFile(['a', 'b'], { days: 60, value: i => (i === 3 ? -1 : weekly(i)) });
    const { counts, repeated } = await api.imported(more, { metric: 'grows' });
    expect({ repeated, ...counts }).toEqual({
      repeated: false,
      series: 2,
      series_new: 1,
      added: 70,
      changed: 1,
      unchanged: 49,
    });
    const back = await api.imported(longFile(['a'], { days: 50 }), { metric: 'grows' });
    expect(back.counts).toMatchObject({ added: 0, changed: 1, unchanged: 49 });
    const { body } = await api.call('GET', '/api/v1/imports');
    const own = body.items.filter((item: { metric: string }) => item.metric === 'grows');
    expect(own.map((item: { rows: number }) => item.rows)).toEqual([50, 120, 50]);
  });

  it('is only stored when no training is asked for', async () => {
    const before = await api.rows();
    const { run_id } = await api.imported('unique_id,ds,y\na,2026-01-01,1\n', { metric: 'short', train: 'false' });
    expect(run_id).toBeNull();
    const after = await api.rows();
    expect([after.model_run, after.jobs]).toEqual([before.model_run, before.jobs]);
    expect(after.metric_series).toBe(before.metric_series! + 1);
  });

  it('counts cells without a value', async () => {
    const file = longFile(['a'], { days: 30, value: i => (i % 10 === 5 ? '' : i) });
    expect(await api.imported(file, { metric: 'gaps' })).toMatchObject({ rows: 30, missing: 3, counts: { added: 27 } });
  });

  it('names its only series by the file, or by the metric', async () => {
    const file = 'ds,y\n2026-01-01,1\n2026-01-02,2\n2026-01-03,3\n';
    await api.imported(file, { metric: 'plain', train: 'false' });
    await api.imported(file.replace('1\n', '9\n'), { metric: 'plain', train: 'false' });
    expect((await seriesOf('plain')).map((s: { labels: object }) => s.labels)).toEqual([{ unique_id: 'plain' }]);
    await api.imported(file, { metric: 'named', train: 'false', file_name: '../../etc/sales.csv' });
    expect((await seriesOf('named')).map((s: { labels: object }) => s.labels)).toEqual([{ unique_id: 'sales' }]);
  });

  it('may leave columns out and have more labels', async () => {
    const file = 'ds,y,region,note\n2026-01-01,1,north,x\n2026-01-02,2,north,y\n2026-01-01,5,south,z\n';
    await api.imported(file, { metric: 'regions', train: 'false', ignore: ['note'] });
    const labels = (await seriesOf('regions')).map((s: { labels: { region: string } }) => s.labels.region);
    expect(labels.sort()).toEqual(['north', 'south']);
  });

  it('larger than the limit of JSON bodies is taken', async () => {
    const file = longFile(['a', 'b', 'c'], { from: '1900-01-01', days: 22_000 });
    expect(file.length).toBeGreaterThan(1.2 * 1024 ** 2);
    const { counts } = await api.imported(file, { metric: 'large', train: 'false' });
    expect(counts.added).toBe(66_000);
  });
});

describe('a file without times', () => {
  const file = `unique_id,ds,y\n${Array.from({ length: 20 }, (_, i) => `a,${i},${i}`).join('\n')}\n`;

  it('gets made stamps an hour apart, and says so', async () => {
    await api.imported(file, { metric: 'index', train: 'false' });
    const [series] = await seriesOf('index');
    expect(series).toMatchObject({
      time_kind: 'index',
      first_time: '2000-01-01T00:00:00.000Z',
      last_time: '2000-01-01T19:00:00.000Z',
    });
  });

  it.each([
    ['1d', '2000-01-20T00:00:00.000Z'],
    ['15min', '2000-01-01T04:45:00.000Z'],
    ['1mo', '2001-08-01T00:00:00.000Z'],
  ])('gets stamps %s apart when the frequency is given', async (freq, last) => {
    const metric = `index_${freq}`;
    await api.imported(file, { metric, freq, train: 'false' });
    const [series] = await seriesOf(metric);
    expect(series).toMatchObject({ time_kind: 'time', first_time: '2000-01-01T00:00:00.000Z', last_time: last });
  });
});

describe('a file that cannot be stored', () => {
  it.each<[string, string, object]>([
    ['a text as value', 'unique_id,ds,y\na,2026-01-01,1\na,2026-01-02,many\n', { row: 3, column: 'y' }],
    ['a time that is none', 'unique_id,ds,y\na,2026-01-01,1\na,soon,2\n', { row: 3, column: 'ds' }],
    ['a row too short', 'unique_id,ds,y\na,2026-01-01\n', { row: 2 }],
    ['a time twice', 'unique_id,ds,y\na,2026-01-01,1\na,2026-01-02,2\na,2026-01-01,3\n', { row: 4 }],
    ['no value column', 'unique_id,ds,name\na,2026-01-01,x\n', { row: 1, column: 'y' }],
    ['no rows', 'unique_id,ds,y\n', { row: 1 }],
    ['a year beyond the store', 'unique_id,ds,y\na,1500-01-01,1\na,1500-01-02,1\n', { row: 2 }],
    ['a workbook', 'PK\u0003\u0004 and so on', {}],
  ])('with %s is refused with the place and the way out, and leaves no trace', async (_, file, place) => {
    const before = await api.rows();
    const answer = await api.upload(file, { metric: 'bad' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'bad_input', ...place } });
    expect(answer.body.fix).toMatch(/\w{3}/);
    expect(await api.rows()).toEqual(before);
  });

  it('because a series is too short for the model is refused as a whole', async () => {
    const before = await api.rows();
    const file = `${longFile(['long'])}short,2026-01-01,1\nshort,2026-01-02,2\n`;
    const answer = await api.upload(file, { metric: 'tooshort' });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'series_too_short',
        detail: 'series short has 2 points; auto needs at least 3',
        fix: expect.stringContaining('without training'),
      },
    });
    expect(await api.rows()).toEqual(before);
  });

  it('because the model is unknown is refused before it is read', async () => {
    const before = await api.rows();
    const answer = await api.upload(longFile(['a']), { metric: 'nomodel', model: 'oracle' });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'unknown_model', detail: "there is no model 'oracle'" },
    });
    expect(answer.body.fix).toContain('damped-holt');
    expect(await api.rows()).toEqual(before);
  });

  it('with NUL in a name is refused', async () => {
    const before = await api.rows();
    const answer = await api.upload('unique_id,ds,y\na\0b,2026-01-01,1\n', { metric: 'nul', train: 'false' });
    expect(answer.status).toBe(422);
    expect(await api.rows()).toEqual(before);
  });

  it('because its sender left half-way leaves nothing', async () => {
    const address = await api.app.api.listen({ port: 0, host: '127.0.0.1' });
    const before = await api.rows();
    const leaving = new AbortController();
    const file = longFile(['a']);
    async function* halfFile() {
      yield Buffer.from(file.slice(0, 600));
      while (api.uploads().length === 0) await sleep(5);
      leaving.abort();
      await sleep(5);
      yield Buffer.from(file.slice(600));
    }
    const sent = fetch(`${address}/api/v1/imports?metric=aborted`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.tokens.write}`, 'content-type': 'text/csv' },
      body: halfFile(),
      duplex: 'half',
      signal: leaving.signal,
    });
    await expect(sent).rejects.toThrow(/abort/i);
    for (let waited = 0; api.uploads().length > 0 && waited < 5_000; waited += 10) await sleep(10);
    expect(api.uploads()).toEqual([]);
    expect(await api.rows()).toEqual(before);
  });

  it('because it is too large is told so over a real connection', async () => {
    const address = api.app.api.server.address() as { port: number };
    const answer = await fetch(`http://127.0.0.1:${address.port}/api/v1/imports?metric=toolarge`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.tokens.write}`, 'content-type': 'text/csv' },
      body: Buffer.alloc(3 * 1024 ** 2, 'a'),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too_large' });
  });
});
