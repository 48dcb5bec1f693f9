// Every query that yields numbers evaluates in a rule of Grafana, each instance told by its labels.
import { expect, test } from '@grafana/plugin-e2e';
import { DATA_SOURCE_TYPE } from './support.ts';

const FORTNIGHT = 14 * 24 * 3600;
const LIMITS = [{ value: 200, direction: 'above' }];

interface Frame {
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly labels?: Readonly<Record<string, string>> }[];
  };
}
interface Evaluated {
  readonly results: Readonly<
    Record<string, { readonly status: number; readonly error?: string; readonly frames: readonly Frame[] }>
  >;
}

const QUERIES = [
  { queryType: 'forecast', metric: 'requests', roles: ['forecast'], reduced: true },
  { queryType: 'breach', metric: 'credits_consumed', limits: LIMITS },
  { queryType: 'breach', metric: 'credits_consumed', limits: LIMITS, stat: 'days_until' },
  { queryType: 'capacity', metric: 'requests', show: 'summary' },
  { queryType: 'anomaly', metric: 'signups' },
  { queryType: 'growth', metric: 'signups', show: 'rate' },
  { queryType: 'model' },
  { queryType: 'quality', stat: 'age_steps' },
] as const;

for (const { reduced, ...query } of QUERIES as readonly ({ queryType: string; reduced?: boolean } & object)[]) {
  test(`a rule on ${JSON.stringify(query)} evaluates`, async ({ request, readProvisionedDataSource }) => {
    const { uid } = await readProvisionedDataSource({ fileName: 'foresight.yaml' });
    const datasource = { type: DATA_SOURCE_TYPE, uid };
    const relativeTimeRange = { from: FORTNIGHT, to: 0 };
    const expression = (refId: string, model: object) => ({
      refId,
      datasourceUid: '__expr__',
      model: { refId, datasource: { type: '__expr__', uid: '__expr__' }, ...model },
    });
    const above = { evaluator: { type: 'gt', params: [0.5] } };
    const data = [
      { refId: 'A', datasourceUid: uid, relativeTimeRange, model: { refId: 'A', version: 1, datasource, ...query } },
      ...(reduced ? [expression('B', { type: 'reduce', reducer: 'max', expression: 'A' })] : []),
      expression('C', { type: 'threshold', expression: reduced ? 'B' : 'A', conditions: [above] }),
    ];
    const answer = await request.post('/api/v1/eval', {
      data: { data, condition: 'C', now: new Date().toISOString() },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    const { results } = (await answer.json()) as Evaluated;
    const { C } = results;
    expect([C?.status, C?.error ?? '']).toEqual([200, '']);
    const labels = (C?.frames ?? []).map(({ schema }) => JSON.stringify(schema.fields[0]?.labels));
    expect(labels.length).toBeGreaterThan(0);
    expect(new Set(labels).size).toBe(labels.length);
  });
}

test('a rule on a forecast that says nothing has no data, and no error', async ({
  request,
  readProvisionedDataSource,
}) => {
  const { uid } = await readProvisionedDataSource({ fileName: 'foresight.yaml' });
  // The prices of shares in the sample end long ago.
  const model = { refId: 'A', version: 1, queryType: 'breach', metric: 'stock_price', limits: LIMITS };
  const data = [{ refId: 'A', datasourceUid: uid, relativeTimeRange: { from: FORTNIGHT, to: 0 }, model }];
  const answer = await request.post('/api/v1/eval', { data: { data, condition: 'A', now: new Date().toISOString() } });
  const { results } = (await answer.json()) as Evaluated;
  expect(results.A?.error ?? '').toBe('');
  expect((results.A?.frames ?? []).flatMap(({ schema }) => schema.fields)).toEqual([]);
});
