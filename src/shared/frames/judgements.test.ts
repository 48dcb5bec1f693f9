import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { readForecastSeries } from './forecast-series.ts';

const frame = (role: string, value: number, custom?: object): DataFrame =>
  toDataFrame({
    refId: 'B',
    name: 'requests',
    meta: custom ? { custom } : {},
    fields: [
      { name: 'time', type: FieldType.time, values: [0, 1] },
      { name: 'value', type: FieldType.number, labels: { service: 'api', role }, values: [value, value] },
    ],
  });

describe('an anomaly answer in the forecast panel', () => {
  it('is its values alone, in whatever order the frames come', () => {
    const ours = { foresight: 1, bucket_ms: 0 };
    const frames = ['score', 'expected', 'direction', 'actual'].map((role, i) => frame(role, i, ours));
    const series = readForecastSeries(frames);
    expect(series.map(({ history }) => history.value)).toEqual([[3, 3]]);
    expect(readForecastSeries(frames.slice(0, 3))).toEqual([]);
  });

  it('does not take frames of other data sources for one', () => {
    expect(readForecastSeries([frame('score', 7)]).map(({ history }) => history.value)).toEqual([[7, 7]]);
  });
});
