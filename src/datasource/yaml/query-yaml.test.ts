import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ForesightQuery, openQuery, QUERY_KINDS } from '../query/index.ts';
import { queryYaml } from './index.ts';

const ASKED = { type: 'foresight-analytics-datasource', uid: 'foresight' };
const query = (members: object): ForesightQuery => ({ refId: 'A', queryType: 'forecast', version: 1, ...members });
const yamlOf = (members: object) => queryYaml(query(members), ASKED);

describe('a query as YAML', () => {
  it('begins with what a file is looked through for, and says which data source', async () => {
    expect(await yamlOf({ metric: 'requests', groupBy: [], levels: [0.8, 0.95] })).toBe(`refId: A
datasource:
  type: foresight-analytics-datasource
  uid: foresight
queryType: forecast
version: 1
metric: requests
groupBy: []
levels:
  - 0.8
  - 0.95
`);
  });

  it('keeps the data source that the query names, be it a variable', async () => {
    const datasource = { type: 'foresight-analytics-datasource', uid: '$ds' };
    expect(parse(await yamlOf({ metric: 'm', datasource }))).toMatchObject({ datasource });
    expect(parse(await yamlOf({ metric: 'm', datasource: { uid: 'x' } }))).toMatchObject({
      datasource: { ...datasource, uid: 'x' },
    });
  });

  it('has nothing that nobody chose, and nothing that belongs to one asking', async () => {
    const asking = { key: 'Q-1', intervalMs: 1000, maxDataPoints: 9, datasourceId: 3, given: { until: 1, series: [] } };
    const text = await yamlOf({ metric: '', hide: false, horizon: undefined, ...asking });
    expect(parse(text)).toEqual({ refId: 'A', datasource: ASKED, queryType: 'forecast', version: 1 });
    expect(parse(await yamlOf({ metric: 'm', hide: true, live: true }))).toMatchObject({ hide: true, live: true });
  });

  it.each([
    '2026-01-01',
    '2026-01-01T07:00:00Z',
    'no',
    'on',
    '0123',
    '1e3',
    '~',
    '{x}: #a',
    ' a ',
    'a\nb',
    '=',
    '1:30',
  ])('the text %j stays a text for readers of YAML 1.1 and 1.2', async text => {
    const yaml = await yamlOf({ metric: 'm', asOf: text });
    for (const version of ['1.1', '1.2'] as const) expect(parse(yaml, { version })).toMatchObject({ asOf: text });
  });

  it.each(QUERY_KINDS.map(({ type, fresh }) => [type, fresh] as const))(
    'a new query of type %s is that again',
    async (_, fresh) => {
      const started = { refId: 'A', datasource: ASKED, ...fresh } as unknown as ForesightQuery;
      expect(openQuery(parse(await queryYaml(started, ASKED)))).toEqual({ ok: true, query: started });
    },
  );
});
