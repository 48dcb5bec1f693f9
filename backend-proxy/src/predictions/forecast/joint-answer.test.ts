import { describe, expect, it } from 'vitest';
import { weekly } from '../../../test/sample-files.ts';
import { forecastSeries, type SeriesForecast, type SeriesQuestion } from './index.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

function answered(more: Partial<SeriesQuestion>): SeriesForecast {
  const answer = forecastSeries({
    ts: Float64Array.from({ length: 80 }, (_, i) => START + i * DAY),
    value: Float64Array.from({ length: 80 }, (_, i) => weekly(i)),
    timeKind: 'time',
    model: 'auto',
    horizon: 14,
    levels: [0.8],
    ...more,
  });
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`);
  return answer;
}

describe('limits and parts in the answer for a series', () => {
  it('are there when asked for only', () => {
    const plain = answered({});
    expect(plain).not.toHaveProperty('breaches');
    expect(plain).not.toHaveProperty('components');
  });

  it('date the crossing of each limit, in the order asked', () => {
    const { point } = answered({});
    const [sure, never, middle] = answered({
      limits: [
        { value: Math.min(...point) - 1e6, side: 'above' },
        { value: Math.max(...point) + 1e6, side: 'above' },
        { value: Math.max(...point), side: 'above' },
      ],
    }).breaches!;
    expect(sure).toMatchObject({ probability: 1, early: START + 80 * DAY, late: START + 80 * DAY });
    expect(never).toMatchObject({ probability: 0, early: null, median: null, late: null });
    expect(middle!.probability).toBeGreaterThan(0.4);
    expect(middle!.by.at(-1)).toBe(middle!.probability);
    expect(middle!.early!).toBeLessThanOrEqual(middle!.median ?? Number.POSITIVE_INFINITY);
  });

  it('take a very long horizon with fewer paths', () => {
    const { breaches } = answered({ horizon: 5000, limits: [{ value: 1e9, side: 'above' }] });
    expect(breaches![0]!.by).toHaveLength(5000);
  });

  it('sum to the point forecast', () => {
    const { point, components } = answered({ explain: true });
    expect(components!.map(c => c.kind)).toContain('season');
    point.forEach((v, i) => {
      expect(components!.reduce((sum, c) => sum + c.values[i]!, 0)).toBeCloseTo(v, 8);
    });
  });
});
