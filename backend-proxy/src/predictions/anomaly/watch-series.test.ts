import { detectAnomalies } from '@foresight/models/anomaly';
import { describe, expect, it } from 'vitest';
import { type Watched, watchSeries } from './watch-series.ts';

const MINUTES_5 = 300_000;
const START = Date.UTC(2024, 0, 1);
const stamps = (length: number) => Float64Array.from({ length }, (_, i) => START + i * MINUTES_5);
/** A wave with a spike, a longer shift, a gap and a stuck stretch. */
const wave = (length: number) =>
  Float64Array.from({ length }, (_, i) => {
    if (i === 900) return 400;
    if (i >= 1_300 && i < 1_320) return Number.NaN;
    if (i >= 1_600 && i < 1_660) return 111;
    return 100 + 20 * Math.sin(i / 40) + (i % 7) + (i >= 1_100 && i < 1_130 ? 60 : 0);
  });
const options = { sensitivity: 'sensitive' } as const;
function watched(length: number, before?: Watched, value = wave(length)): Watched {
  const answer = watchSeries({ ts: stamps(length), value, options, ...(before ? { before } : {}) });
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

describe('watchSeries', () => {
  it('finds what detectAnomalies finds', () => {
    const { findings, score, direction } = watched(2_000);
    const step = { unit: 'ms', count: MINUTES_5 } as const;
    const whole = detectAnomalies({ values: wave(2_000), start: START, step }, options);
    expect(findings.map(({ end: _, ...rest }) => rest)).toEqual(whole.findings);
    expect(new Set(findings.map(({ rule }) => rule))).toContain('gap');
    expect(score).toEqual(whole.score);
    expect(direction).toEqual(whole.direction);
  });

  it.each([50, 901, 1_110, 1_302, 1_310, 1_630])(
    'after %i slots looks at the new ones alone, with the same answer',
    at => {
      const first = watched(at);
      const { looked, ...rest } = watched(2_000, first);
      const { looked: all, ...whole } = watched(2_000);
      expect(rest).toEqual(whole);
      expect([looked, all]).toEqual([2_000 - at, 2_000]);
    },
  );

  it('looks at everything again when a value it saw has changed, or is gone', () => {
    const first = watched(1_500);
    const changed = wave(2_000).with(20, 90);
    expect(watched(2_000, first, changed)).toEqual(watched(2_000, undefined, changed));
    expect(watched(1_000, first)).toEqual(watched(1_000));
  });

  it('tells until when an event went on', () => {
    const gap = watched(2_000).findings.find(({ rule }) => rule === 'gap')!;
    expect(gap.end).toBe(START + 1_319 * MINUTES_5);
    const spike = watched(2_000).findings.find(({ index }) => index === 900)!;
    expect(spike.end).toBeGreaterThanOrEqual(spike.time);
    expect(spike.end).toBeLessThan(START + 1_000 * MINUTES_5);
  });

  it('says why where the step cannot be told', () => {
    expect(watchSeries({ ts: Float64Array.of(START), value: Float64Array.of(1), options: {} })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/step/),
    });
  });
});
