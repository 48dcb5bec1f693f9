import { describe, expect, it } from 'vitest';
import { findAnomalies } from './find-anomalies.ts';

const MINUTES_5 = 300_000;
const START = Date.UTC(2024, 0, 1);
const stamps = (length: number) => Float64Array.from({ length }, (_, i) => START + i * MINUTES_5);
const wave = (length: number) => Float64Array.from({ length }, (_, i) => 100 + 20 * Math.sin(i / 40) + (i % 7));

describe('findAnomalies', () => {
  it('finds what is odd, with its time and what was expected', () => {
    const answer = findAnomalies({ ts: stamps(2_000), value: wave(2_000).with(1_500, 400) });
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.findings).toHaveLength(1);
    expect(answer.findings[0]).toMatchObject({ time: START + 1_500 * MINUTES_5, value: 400, direction: 'up' });
    expect(answer.findings[0]!.expected).toBeLessThan(130);
    expect(answer.watchedDays).toBeCloseTo((2_000 - 288) / 288, 10);
    expect(answer.alertsPerDay).toBeCloseTo(288 / (2_000 - 288), 10);
  });

  it('says how much is still to be learned', () => {
    const answer = findAnomalies({ ts: stamps(50), value: wave(50) });
    expect(answer).toMatchObject({ learning: { needs: 288, has: 50 }, watchedDays: 0, alertsPerDay: null });
  });

  it('puts late points on their slots, and says so', () => {
    const ts = stamps(600).map((t, i) => t + (i % 10 === 5 ? 20_000 : 0));
    expect(findAnomalies({ ts, value: wave(600) })).toMatchObject({
      adjustments: [expect.stringMatching(/^\d+ points moved to the nearest slot/)],
    });
  });

  it('tells of a time without values', () => {
    const keep = Array.from({ length: 1_000 }, (_, i) => i).filter(i => i < 700 || i > 720);
    const answer = findAnomalies({
      ts: Float64Array.from(keep, i => START + i * MINUTES_5),
      value: Float64Array.from(keep, i => wave(1_000)[i]!),
    });
    expect(answer).toMatchObject({ findings: [{ rule: 'gap', time: START + 703 * MINUTES_5 }] });
  });

  it('refuses stamps without a step, with the reason', () => {
    const ts = stamps(40).map((t, i) => t + ((i * i * 7_919) % 290_000));
    expect(findAnomalies({ ts, value: wave(40) })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('cannot tell the step'),
    });
    expect(findAnomalies({ ts: stamps(1), value: wave(1) })).toMatchObject({ ok: false });
  });
});
