import type { ForecastAnswer } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { applyAdjustments } from './index.ts';

const forecast = (metric: string, labels: Record<string, string>, point: number[]): ForecastAnswer => ({
  series_id: '1',
  metric,
  labels,
  model: 'auto',
  method: 'auto',
  model_version: 'v',
  run_id: '00000000-0000-4000-8000-000000000000',
  issued_at: '2026-01-01T00:00:00.000Z',
  origin: '2026-01-01T00:00:00.000Z',
  time: point.map((_, i) => new Date(Date.UTC(2026, 0, 2 + i)).toISOString()),
  point,
  intervals: [{ level: 0.8, lower: point.map(v => v - 1), upper: point.map(v => v + 1) }],
  trust: { skill: 0.5, mase: 1, smape: 1, coverage: [], origins: 4, claim: 'beats-naive', reason: null },
  adjustments: [],
  options: {},
});

describe('what if', () => {
  it('leaves everything as it is where nothing concerns it', () => {
    const answer = applyAdjustments([forecast('a', {}, [1, 2])], [{ metric: 'b', kind: 'percent', value: 50 }]);
    expect(answer.series[0]!.scenario).toEqual([1, 2]);
    expect(answer.metrics).toEqual([{ metric: 'a', base_total: 3, scenario_total: 3, difference: 0, percent: 0 }]);
  });

  it('scales and shifts point and band, in the order given', () => {
    const { series, metrics } = applyAdjustments(
      [forecast('a', {}, [10, 20])],
      [
        { metric: 'a', kind: 'add', value: 10 },
        { metric: 'a', kind: 'percent', value: 10 },
      ],
    );
    expect(series[0]!.scenario.map(v => Math.round(v * 1e9) / 1e9)).toEqual([22, 33]);
    expect(series[0]!.intervals[0]!.upper[0]).toBeCloseTo(23.1, 9);
    expect(metrics[0]).toMatchObject({ base_total: 30, difference: 25 });
    expect(metrics[0]!.percent).toBeCloseTo(83.333, 3);
  });

  it('acts on the labels named, from its first time to before its last', () => {
    const { series } = applyAdjustments(
      [forecast('a', { f: 'x' }, [1, 1, 1]), forecast('a', { f: 'y' }, [1, 1, 1])],
      [
        {
          metric: 'a',
          labels: { f: 'x' },
          kind: 'add',
          value: 1,
          from: '2026-01-03T00:00:00Z',
          to: '2026-01-04T00:00:00Z',
        },
      ],
    );
    expect(series.map(one => one.scenario)).toEqual([
      [1, 2, 1],
      [1, 1, 1],
    ]);
  });

  it('keeps the band in order when a factor turns it over, and has no percentage of nothing', () => {
    const { series, metrics } = applyAdjustments(
      [forecast('a', {}, [0])],
      [{ metric: 'a', kind: 'percent', value: -300 }],
    );
    const [band] = series[0]!.intervals;
    expect([band!.lower[0], band!.upper[0]]).toEqual([-2, 2]);
    expect(metrics[0]!.percent).toBeNull();
  });
});
