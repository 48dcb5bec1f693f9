// The rules around the score: learning, silence, sensitivity, stuck sensors, gaps, forecasts, and what users add.
import { describe, expect, it } from 'vitest';
import { AT, DAYS_30, daily, findings, from, STEP, white } from '../../test/anomaly-cases.ts';
import { type AlertRule, createDetector, detectAnomalies } from './index.ts';

const stepUp = from(white(1), e => e + 6);
const withRules = (values: Float64Array, ...rules: AlertRule[]) => findings(values, { rules });

describe('learning', () => {
  it('alerts on no pattern in the first day, only on a value far out after 100', () => {
    const shift = white(1).map((e, i) => (i < 200 ? e : e + 6));
    expect(findings(shift).filter(f => f.index < 288)).toEqual([]);
    expect(findings(white(1).with(90, 40))).toEqual([]);
    expect(findings(white(1).with(150, 40)).map(f => [f.index, f.rule])).toEqual([[150, 'point']]);
    expect(findings(white(1).with(150, 9))).toEqual([]);
  });

  it('says when it is over, and has a band after 60 errors', () => {
    const detector = createDetector({ step: STEP });
    const seen = Array.from(white(2).subarray(0, 300), value => detector.observe(value));
    expect(seen.findIndex(s => s.state === 'watching')).toBe(288);
    expect(seen.findIndex(s => Number.isFinite(s.lower))).toBe(61);
  });
});

describe('silence', () => {
  it('keeps a second alert away for twelve hours', () => {
    const twice = (apart: number) =>
      findings(from(daily(1), (v, i) => (i < 3 || (i >= apart && i < apart + 3) ? v + 80 + i : v))).length;
    expect(twice(60)).toBe(1);
    expect(twice(150)).toBe(2);
  });
});

describe('sensitivity', () => {
  it('only serious is a part of normal, and normal of sensitive', () => {
    const values = from(
      white(2).map(e => Math.exp(e)),
      (v, i) => (i % 700 < 20 ? v + 12 : v),
    );
    const [most, some, few] = (['sensitive', 'normal', 'serious'] as const).map(
      sensitivity => findings(values, { sensitivity }).length,
    );
    expect(few).toBeLessThan(some!);
    expect(some).toBeLessThanOrEqual(most!);
    expect(few).toBeGreaterThan(0);
  });
});

describe('a stuck sensor', () => {
  it('is told once, when values have been equal for longer than three times the longest run', () => {
    const values = from(daily(1), (v, i) => (i < 200 ? 123.25 : v));
    expect(findings(values).filter(f => f.rule === 'stuck')).toHaveLength(1);
    expect(findings(values)[0]).toMatchObject({ rule: 'stuck', index: AT + 36, score: expect.closeTo(75, 0) });
    expect(findings(values)[0]!.why).toBe('37 values in a row are 123.25, longer than ever');
  });

  it('is usual where values often rest', () => {
    const resting = daily(1).map((v, i, all) => (i % 100 < 50 ? all[i - (i % 100)]! : v));
    expect(findings(resting).filter(f => f.rule === 'stuck')).toEqual([]);
  });
});

describe('gaps', () => {
  const gap = (length: number) => from(daily(1), (v, i) => (i < length ? Number.NaN : v));

  it('of three values are bridged, longer ones are told once', () => {
    expect(findings(gap(3))).toEqual([]);
    expect(findings(gap(100)).map(f => [f.index, f.rule])).toEqual([[AT + 3, 'gap']]);
    expect(findings(gap(100))[0]!.why).toBe('4 values in a row are missing, longer than ever');
  });

  it('that come every day are usual', () => {
    const nights = daily(1).map((v, i) => (i % 288 > 250 ? Number.NaN : v));
    expect(findings(nights)).toEqual([]);
  });

  it('after one, patterns start anew and the first value has no error', () => {
    const jump = from(daily(1), (v, i) => (i < 30 ? Number.NaN : v));
    expect(findings(jump).filter(f => f.rule !== 'gap')).toEqual([]);
  });
});

describe('a forecast', () => {
  const values = from(white(3), (v, i) => (i === 0 ? 4.5 : v));
  const expected = new Float64Array(DAYS_30);

  it('with limits is the band', () => {
    const lower = new Float64Array(DAYS_30).fill(-2);
    const upper = new Float64Array(DAYS_30).fill(2);
    const detector = createDetector({ step: STEP });
    expect(detector.observe(2.5, { expected: 0, lower: -2, upper: 2 })).toMatchObject({
      expected: 0,
      upper: 2,
      direction: 'up',
    });
    const all = detectAnomalies({ values, start: 0, step: STEP }, { forecast: { expected, lower, upper } });
    expect(all.upper).toEqual(upper);
  });

  it('without limits gets a band from its own errors', () => {
    const { lower, upper } = detectAnomalies({ values, start: 0, step: STEP }, { forecast: { expected } });
    expect(lower[6_000]).toBeCloseTo(-2.58, 0);
    expect(upper[6_000]).toBeCloseTo(2.58, 0);
  });

  it('makes the rule for single values sharper', () => {
    const wild = daily(4);
    const truth = Float64Array.from({ length: DAYS_30 }, (_, i) => 100 + 40 * Math.sin((2 * Math.PI * i) / 288));
    const odd = wild.with(AT, 200);
    const [finding] = detectAnomalies(
      { values: odd, start: 0, step: STEP },
      { forecast: { expected: truth } },
    ).findings;
    expect(finding).toMatchObject({ index: AT, direction: 'up', expected: truth[AT] });
  });

  it('of another length is refused', () => {
    const short = { expected: new Float64Array(7) };
    expect(() => detectAnomalies({ values, start: 0, step: STEP }, { forecast: short })).toThrow(
      'forecast.expected has 7 values, the series has 8640: give one a value',
    );
  });
});

describe('rules of the user', () => {
  it('a minimum deviation keeps small ones away, in units or relative', () => {
    expect(withRules(stepUp, { kind: 'minimum-deviation', absolute: 4 })).toHaveLength(1);
    expect(withRules(stepUp, { kind: 'minimum-deviation', absolute: 40 })).toEqual([]);
    const high = stepUp.map(v => v + 1_000);
    expect(withRules(high, { kind: 'minimum-deviation', relative: 0.004 })).toHaveLength(1);
    expect(withRules(high, { kind: 'minimum-deviation', relative: 0.2 })).toEqual([]);
  });

  it('only one direction', () => {
    expect(withRules(stepUp, { kind: 'direction', only: 'up' })).toHaveLength(1);
    expect(withRules(stepUp, { kind: 'direction', only: 'down' })).toEqual([]);
    expect(withRules(stepUp, { kind: 'direction', only: 'up', effect: 'suppress' })).toEqual([]);
  });

  it('the fall after a spike is not an alert downwards', () => {
    const spikes = white(1)
      .with(AT, 1e4)
      .with(AT + 700, -1e4);
    const found = withRules(spikes, { kind: 'direction', only: 'down' });
    expect(found.map(f => [f.index, f.direction])).toEqual([[AT + 700, 'down']]);
  });

  it('x of the last n outside wait for proof', () => {
    const spike = white(1).with(AT, 12);
    expect(withRules(spike, { kind: 'outside-band', x: 1, n: 3 })).toHaveLength(1);
    expect(withRules(spike, { kind: 'outside-band', x: 2, n: 3 })).toEqual([]);
  });

  it('all must agree', () => {
    const up = { kind: 'direction', only: 'up' } as const;
    expect(withRules(stepUp, up, { kind: 'minimum-deviation', absolute: 4 })).toHaveLength(1);
    expect(withRules(stepUp, up, { kind: 'minimum-deviation', absolute: 40 })).toEqual([]);
  });

  it('do not keep a stuck sensor or a gap away', () => {
    const values = from(daily(1), (v, i) => (i < 60 ? Number.NaN : v));
    expect(withRules(values, { kind: 'minimum-deviation', absolute: 1e9 }).map(f => f.rule)).toEqual(['gap']);
  });
});
