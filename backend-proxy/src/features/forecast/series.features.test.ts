import { createHash } from 'node:crypto';
import { DAY, HOUR } from '@foresight/models';
import { StepUnknown } from '@foresight/models/series';
import { describe, expect, it } from 'vitest';
import { weekly, wiggle } from '../../../test/sample-files.ts';
import { seriesFeatures } from './index.ts';

const START = Date.UTC(2026, 0, 1);
const points = (n: number, step: number, value: (i: number) => number = weekly) => ({
  ts: Float64Array.from({ length: n }, (_, i) => START + i * step),
  value: Float64Array.from({ length: n }, (_, i) => value(i)),
});

describe('features of a series', () => {
  it('are its values on a grid, its step and its season', () => {
    const daily = points(60, DAY);
    const { series, seasons, adjustments } = seriesFeatures(daily, { timeKind: 'time', horizon: 7 });
    expect(series).toEqual({ values: daily.value, start: START, step: { unit: 'ms', count: DAY } });
    expect(seasons).toEqual([7]);
    expect(adjustments).toEqual([]);
  });

  it('take the seasons given, ascending, and look for none', () => {
    const found = seriesFeatures(points(60, DAY), { timeKind: 'time', horizon: 7, seasons: [30, 7] });
    expect([found.seasons, found.plausible]).toEqual([
      [7, 30],
      [7, 30],
    ]);
    expect(seriesFeatures(points(60, DAY), { timeKind: 'time', horizon: 7, seasons: [] }).seasons).toEqual([]);
  });

  it('do not take the made step of an index for a calendar', () => {
    // Hours would suggest 24; the data say 7.
    expect(seriesFeatures(points(120, HOUR), { timeKind: 'index', horizon: 7 }).seasons).toEqual([7]);
  });

  it('hold gaps as missing values', () => {
    const { ts, value } = points(60, DAY);
    const holes = { ts: ts.filter((_, i) => i % 10 !== 5), value: value.filter((_, i) => i % 10 !== 5) };
    const { series } = seriesFeatures(holes, { timeKind: 'time', horizon: 7 });
    expect(series.values).toHaveLength(60);
    expect([...series.values.keys()].filter(i => Number.isNaN(series.values[i]))).toEqual([5, 15, 25, 35, 45, 55]);
  });

  it('say how points were moved or merged', () => {
    const { ts, value } = points(60, DAY);
    const late = { ts: ts.map((at, i) => (i === 9 ? at + HOUR * 5 : at)), value };
    expect(seriesFeatures(late, { timeKind: 'time', horizon: 7 }).adjustments).toEqual([
      expect.stringMatching(/^1 points moved to the nearest slot/),
    ]);
  });

  it('name the data by the hash of all its bits', () => {
    const data = points(30, DAY);
    const { dataSha256 } = seriesFeatures(data, { timeKind: 'time', horizon: 7 });
    const whole = createHash('sha256').update(Buffer.from(data.ts.buffer)).update(Buffer.from(data.value.buffer));
    expect(Buffer.from(dataSha256)).toEqual(whole.digest());
    const wider = points(40, DAY);
    const view = { ts: wider.ts.subarray(0, 30), value: wider.value.subarray(0, 30) };
    expect(seriesFeatures(view, { timeKind: 'time', horizon: 7 }).dataSha256).toEqual(dataSha256);
    const other = { ts: data.ts, value: data.value.map((v, i) => (i === 29 ? v + 1e-9 : v)) };
    expect(seriesFeatures(other, { timeKind: 'time', horizon: 7 }).dataSha256).not.toEqual(dataSha256);
  });

  it('are refused where no step explains the stamps', () => {
    let at = START;
    const ts = Float64Array.from({ length: 60 }, (_, i) => {
      at += HOUR * (1.2 + wiggle(i));
      return at;
    });
    expect(() => seriesFeatures({ ts, value: ts.map(() => 1) }, { timeKind: 'time', horizon: 7 })).toThrow(StepUnknown);
  });
});
