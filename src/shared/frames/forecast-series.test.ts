import { FieldType } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { forecastFrames, HOUR, NOON } from '../testing/forecast-frames.ts';
import { readForecastSeries } from './index.ts';

describe('reading the series of an answer', () => {
  it('puts history, forecast and bands of one series together', () => {
    const [one, ...rest] = readForecastSeries(forecastFrames({ labels: { service: 'api' }, forecast: [4, 5] }));
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      name: 'requests',
      labels: { service: 'api' },
      history: { value: [1, 2, 3] },
      forecast: { time: [NOON + HOUR, NOON + 2 * HOUR], value: [4, 5] },
    });
    expect(one!.forecast!.bands).toEqual([
      { level: 0.8, lower: [3, 4], upper: [5, 6], broken: 0 },
      { level: 0.95, lower: [2, 3], upper: [6, 7], broken: 0 },
    ]);
  });

  it('keeps series apart by labels, and names them by what differs', () => {
    const frames = ['api', 'web'].flatMap(service =>
      forecastFrames({ labels: { service, zone: 'eu' }, forecast: [1] }),
    );
    expect(readForecastSeries(frames).map(({ name }) => name)).toEqual(['api', 'web']);
  });

  it('keeps the answers of two queries for the same series apart', () => {
    const a = forecastFrames({ forecast: [1] });
    const b = forecastFrames({ forecast: [2] }).map(frame => ({ ...frame, refId: 'B' }));
    expect(readForecastSeries([...a, ...b]).map(({ forecast }) => forecast!.value)).toEqual([[1], [2]]);
  });

  it('leaves out a band whose limits do not fit the forecast', () => {
    const frames = forecastFrames({ forecast: [4, 5] });
    const broken = frames.map(frame => {
      const [time, value] = frame.fields;
      const isUpper = value!.labels!.role === 'upper' && value!.labels!.level === '0.95';
      return isUpper ? { ...frame, fields: [time!, { ...value!, values: [6] }] } : frame;
    });
    expect(readForecastSeries(broken)[0]!.forecast!.bands.map(({ level }) => level)).toEqual([0.8]);
  });

  it('takes the frames of any other data source for history', () => {
    const frame = {
      name: 'cpu',
      length: 1,
      meta: { custom: { foresight: 'no' } },
      fields: [
        { name: 'Time', type: FieldType.time, config: {}, values: [NOON] },
        { name: 'a', type: FieldType.number, config: {}, values: [1] },
        { name: 'b', type: FieldType.number, config: {}, values: [2] },
        { name: 'text', type: FieldType.string, config: {}, values: ['x'] },
      ],
    };
    const series = readForecastSeries([frame]);
    expect(series.map(({ history }) => history.value)).toEqual([[1], [2]]);
    expect(series.every(({ forecast, refusal }) => !forecast && !refusal)).toBe(true);
  });

  it('finds nothing in frames without fields', () => {
    expect(readForecastSeries([{ name: 'requests', length: 0, fields: [] }])).toEqual([]);
  });

  it('carries why a series has no forecast', () => {
    const refusal = { reason: 'Not enough history', needs: 3, has: 2 };
    expect(readForecastSeries(forecastFrames({ history: [1, 2], refusal }))[0]).toMatchObject({ refusal });
  });
});
