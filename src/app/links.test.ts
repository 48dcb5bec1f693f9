import { describe, expect, it } from 'vitest';
import { exploreLink } from './links.ts';

const DAY = 86_400_000;
const END = Date.UTC(2026, 10, 27);
const paneOf = (days: number | null) => {
  const at = (ms: number) => new Date(ms).toISOString();
  const span = days === null ? [null, null] : [at(END - days * DAY), at(END)];
  const link = exploreLink('u/1', {
    metric: 'requests & more',
    series: 1,
    points: 1,
    first_time: span[0] ?? null,
    last_time: span[1] ?? null,
  });
  const panes = new URL(link, 'http://grafana').searchParams.get('panes');
  return (JSON.parse(panes ?? '') as { foresight: { queries: object[]; range: object; datasource: string } }).foresight;
};

describe('the way to Explore', () => {
  it('carries a query that the data source takes as it is', () => {
    const { queries, datasource } = paneOf(1);
    expect(datasource).toBe('u/1');
    expect(queries).toEqual([
      {
        refId: 'A',
        datasource: { type: 'foresight-analytics-datasource', uid: 'u/1' },
        queryType: 'forecast',
        version: 1,
        metric: 'requests & more',
      },
    ]);
  });

  it.each([
    [365, 30],
    [8, 8],
    [0, 1],
  ])('of %d days of history shows the last %d, with room for what is ahead', (days, shown) => {
    expect(paneOf(days).range).toEqual({ from: String(END - shown * DAY), to: String(END + (shown * DAY) / 4) });
  });

  it('shows the last month of a metric without values', () => {
    expect(paneOf(null).range).toEqual({ from: 'now-30d', to: 'now' });
  });
});
