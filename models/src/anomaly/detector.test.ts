// Properties: no look at what comes, units do not matter, stopped and gone on is the same, odd numbers are survived.
import { describe, expect, it } from 'vitest';
import { daily, findings, from, STEP, white } from '../../test/anomaly-cases.ts';
import { createDetector, type DetectorJson, detectAnomalies, detectorFromJSON } from './index.ts';

const disturbed = (seed: number) => from(daily(seed), (v, i) => (i % 900 < 30 ? v + 50 : v));
const detect = (values: Float64Array) => detectAnomalies({ values, start: 0, step: STEP });

describe('a detector', () => {
  it('judges no value by what comes later', () => {
    const values = disturbed(1);
    const other = values.map((v, i) => (i < 7_500 ? v : -3 * v));
    const [one, two] = [detect(values), detect(other)];
    for (const name of ['score', 'expected', 'lower', 'upper', 'alert'] as const)
      expect(two[name].subarray(0, 7_500)).toEqual(one[name].subarray(0, 7_500));
    expect(two.score.subarray(7_500)).not.toEqual(one.score.subarray(7_500));
  });

  it('is the same in every unit', () => {
    const values = disturbed(2);
    const score = (factor: number, shift: number) => detect(values.map(v => factor * v + shift));
    const base = score(1, 0);
    for (const [factor, shift] of [
      [1e-6, 0],
      [1e6, 7],
      [-3, 1e6],
    ] as const) {
      const moved = score(factor, shift);
      expect(moved.findings.map(f => f.index)).toEqual(base.findings.map(f => f.index));
      const apart = moved.score.map((s, i) => Math.abs(s - base.score[i]!));
      expect(Math.max(...apart)).toBeLessThan(3);
    }
    expect(base.findings.length).toBeGreaterThan(1);
  });

  it.each([10, 700, 7_003])('stopped after %i values it goes on with the same bytes', stop => {
    const rules = [{ kind: 'outside-band', x: 1, n: 5 }] as const;
    const values = disturbed(3).map((v, i) => (i % 1_000 > 990 ? Number.NaN : v));
    const one = createDetector({ step: STEP, sensitivity: 'sensitive', rules });
    for (const value of values.subarray(0, stop)) one.observe(value);
    const text = JSON.stringify(one);
    const two = detectorFromJSON(JSON.parse(text) as DetectorJson);
    expect(JSON.stringify(two)).toBe(text);
    for (const value of values.subarray(stop, stop + 1_200)) expect(two.observe(value)).toEqual(one.observe(value));
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  });

  it('refuses what another version wrote', () => {
    const json = createDetector({ step: STEP }).toJSON();
    expect(() => detectorFromJSON({ ...json, format: 99 })).toThrow(
      'detector of format 99; this version reads format 1',
    );
  });

  it('takes what is no number for missing', () => {
    const values = white(4);
    const holes = (hole: number) => findings(values.map((v, i) => (i % 500 === 499 ? hole : v)));
    expect(holes(Number.NaN)).toEqual([]);
    expect(holes(Number.POSITIVE_INFINITY)).toEqual([]);
    expect(holes(Number.MAX_VALUE)).toEqual([]);
  });

  it('survives the largest numbers and finds them odd', () => {
    const {
      score,
      findings: found,
      upper,
    } = detect(from(white(5), (v, i) => (i === 0 ? 1e300 : i === 500 ? -1e300 : v)));
    expect(found.map(f => f.direction)).toEqual(['up', 'down']);
    expect(score.every(s => s >= 0 && s <= 100)).toBe(true);
    expect(upper.subarray(100).every(Number.isFinite)).toBe(true);
  });

  it('has nothing to say of nothing', () => {
    expect(detect(new Float64Array(0)).findings).toEqual([]);
    const nothing = detect(new Float64Array(500).fill(Number.NaN));
    expect(nothing.findings).toEqual([]);
    expect(nothing.learning).toEqual({ needs: 288, has: 0 });
  });

  it('refuses what is no option', () => {
    const make = (options: object) => () => createDetector({ step: STEP, ...options });
    expect(make({ sensitivity: 'high' })).toThrow("sensitivity 'high' is none of sensitive, normal, serious");
    expect(make({ rules: [{ kind: 'outside-band', x: 4, n: 3 }] })).toThrow('4 of the last 3');
    expect(make({ rules: [{ kind: 'minimum-deviation' }] })).toThrow('without a limit');
    expect(make({ rules: [{ kind: 'minimum-deviation', absolute: -1 }] })).toThrow('absolute is -1');
    expect(make({ rules: [{ kind: 'direction', only: 'left' }] })).toThrow("only is 'left'");
    expect(make({ rules: [{ kind: 'direction', only: 'up', effect: 'maybe' }] })).toThrow("effect is 'maybe'");
    expect(make({ rules: [{ kind: 'colour' }] })).toThrow("unknown rule 'colour'");
  });
});
