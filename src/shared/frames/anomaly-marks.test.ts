import type { AnomalyFinding, SeriesAnomalies } from '@foresight/contracts';
import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { forecastFrames, HOUR, NOON } from '../testing/forecast-frames.ts';
import { readForecastSeries } from './forecast-series.ts';

const finding = (hoursAgo: number, more: Partial<AnomalyFinding> = {}): AnomalyFinding => ({
  start: new Date(NOON - hoursAgo * HOUR).toISOString(),
  end: new Date(NOON - hoursAgo * HOUR).toISOString(),
  ...{ severity: 'serious', direction: 'up', score: 90, observed: 9, expected: 2, rule: 'point', text: 'far off' },
  ...more,
});
const found = (labels: Record<string, string>, findings: AnomalyFinding[], metric = 'requests'): SeriesAnomalies => ({
  ...{ metric, labels, learning: null, reason: null, findings },
});
/** What a query with refId B answers: the values that it watched, then what it found. */
function watchedFrame(
  labels: Record<string, string>,
  anomalies: readonly SeriesAnomalies[] | undefined,
  metric = 'requests',
) {
  const custom = { foresight: 1, metric, bucket_ms: 0, ...(anomalies ? { anomalies } : {}) };
  return toDataFrame({
    refId: 'B',
    name: metric,
    meta: { custom },
    fields: [
      { name: 'time', type: FieldType.time, values: [NOON] },
      { name: 'value', type: FieldType.number, labels: { ...labels, role: 'actual' }, values: [3] },
    ],
  });
}
const history = (labels: Record<string, string>) => forecastFrames({ labels, forecast: [4] });
const read = (...frames: readonly (DataFrame | DataFrame[])[]) => readForecastSeries(frames.flat());

describe('what was found in a series', () => {
  const api = found({ service: 'api' }, [finding(1), finding(2, { direction: 'down' })]);

  it('marks the history of the series with the same labels, and is no second series', () => {
    const series = read(
      history({ service: 'api' }),
      history({ service: 'web' }),
      watchedFrame({ service: 'api' }, [api]),
    );
    expect(series.map(({ name }) => name)).toEqual(['api', 'web']);
    expect(series.map(({ anomalies }) => anomalies?.map(({ side }) => side))).toEqual([['below', 'above'], undefined]);
    expect(series[0]!.anomalies![1]).toMatchObject({ start: NOON - HOUR, expected: 2, text: 'far off' });
  });

  it('stays with the series that was watched where no other shows it', () => {
    const series = read(history({ service: 'web' }), watchedFrame({ service: 'api' }, [api]));
    expect(series.map(({ history, anomalies }) => [history.value, anomalies?.length])).toEqual([
      [[1, 2, 3], undefined],
      [[3], 2],
    ]);
    const other = read(history({ service: 'api' }), watchedFrame({ service: 'api' }, [api], 'errors'));
    expect(other).toHaveLength(2);
  });

  it('is of another metric with the same labels, and marks nothing', () => {
    const errors = found({ service: 'api' }, [finding(1)], 'errors');
    expect(read(history({ service: 'api' }), watchedFrame({ service: 'api' }, [errors]))[0]!.anomalies).toBeUndefined();
  });

  it('finds labels that are named as our own', () => {
    const own = found({ role: 'db' }, [finding(1)]);
    expect(read(history({ role: 'db' }), watchedFrame({ exported_role: 'db' }, [own]))).toMatchObject([
      { labels: { exported_role: 'db' }, anomalies: [{ side: 'above' }] },
    ]);
  });

  it('is marked once when two queries found it, and not where there was no value', () => {
    const twice = found({}, [finding(1), finding(1), finding(1, { direction: 'none', rule: 'stuck' })]);
    const gap = found({}, [finding(3, { rule: 'gap', direction: 'none', observed: null })]);
    const [one] = read(history({}), watchedFrame({}, [twice, gap]));
    expect(one!.anomalies!.map(({ side }) => side).sort()).toEqual(['above', 'neither']);
  });

  it('comes from a table of findings, too, which is no history', () => {
    const table = toDataFrame({
      meta: { custom: { foresight: 1, anomalies: [api] } },
      fields: [
        { name: 'start', type: FieldType.time, values: [NOON - HOUR] },
        { name: 'score', type: FieldType.number, values: [90] },
      ],
    });
    expect(read(history({ service: 'api' }), table)).toMatchObject([{ anomalies: [{}, {}] }]);
    expect(read(table)).toEqual([]);
  });

  it('is not believed of other data sources', () => {
    const frame = watchedFrame({}, [api]);
    const foreign = { ...frame, meta: { custom: { anomalies: [api], bucket_ms: 0 } } };
    expect(read(history({ service: 'api' }), foreign).map(({ anomalies }) => anomalies)).toEqual([
      undefined,
      undefined,
    ]);
    const broken = { ...frame, meta: { custom: { foresight: 1, anomalies: 'all' } } };
    expect(read(broken)[0]!.anomalies).toBeUndefined();
  });
});
