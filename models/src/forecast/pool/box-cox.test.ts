import { describe, expect, it } from 'vitest';
import { noise, shaped } from '../../../test/sample-series.ts';
import { fromScale, type Scale, toScale } from '../scale.ts';
import { boxCoxPower, scaleOfPower } from './box-cox.ts';
import { transformFor } from './transform.ts';

/** Seasonal values around a level that rises from cycle to cycle, with a spread that follows the level to the power of 1 − p. */
function rising(power: number, seed = 1): Float64Array {
  const next = noise(seed);
  return Float64Array.from({ length: 240 }, (_, t) => {
    const level = 10 + 12 * Math.floor(t / 12);
    return level + level ** (1 - power) * (0.6 * Math.sin((2 * Math.PI * t) / 12) + 0.05 * next());
  });
}

describe('boxCoxPower', () => {
  it.each([
    [0, 0.1],
    [0.5, 0.1],
    [1, 0.15],
  ])('finds %d', (power, off) => {
    expect(Math.abs(boxCoxPower(rising(power), 12) - power)).toBeLessThanOrEqual(off);
  });

  it('does not depend on the unit', () => {
    const values = rising(0.3);
    for (const factor of [1e-9, 1024, 1e12]) {
      expect(
        boxCoxPower(
          values.map(v => v * factor),
          12,
        ),
      ).toBe(boxCoxPower(values, 12));
    }
  });

  it('leaves values as they are where nothing can be told', () => {
    expect(boxCoxPower(Float64Array.of(1, 2, 3), 12)).toBe(1);
    expect(boxCoxPower(new Float64Array(48).fill(3), 12)).toBe(1);
  });
});

describe('a power as a scale', () => {
  it.each([0, 0.05, 0.35, 0.5, 0.95, 1])('%d goes there and back', power => {
    const scale = scaleOfPower(power);
    for (const v of [1e-6, 0.3, 1, 17, 3.99]) expect(fromScale(scale, toScale(scale, v)) / v).toBeCloseTo(1, 9);
  });

  it('turns what is below zero into zero', () => {
    expect(fromScale('power 0.35', -2)).toBe(0);
    expect(toScale('power 0.35', 0)).toBe(0);
  });
});

describe('transformFor', () => {
  const positive = shaped(1, { length: 96, level: 50, waves: [[12, 10]] });
  const cases: [Parameters<typeof transformFor>[0], Float64Array, Scale | null, string | null][] = [
    ['auto', positive, null, null],
    ['none', positive, 'level', null],
    ['log', positive, 'log', null],
    ['log', positive.map((v, t) => (t === 5 ? 0 : v)), 'sqrt', 'the logarithm needs values above 0, some are 0'],
    ['log', positive.map(v => v - 50), 'level', 'the logarithm needs values above 0, some are below'],
    ['box-cox', positive.map((v, t) => (t === 5 ? 0 : v)), 'sqrt', 'Box-Cox needs values above 0, some are 0'],
    ['box-cox', positive.map(v => v - 50), 'level', 'the values are taken as they are'],
  ];
  it.each(cases)('%s', (transform, values, scale, text) => {
    const got = transformFor(transform, values, { seasons: [12] });
    expect(got.scale).toBe(scale);
    expect(got.notes.map(n => n.text).join()).toContain(text ?? '');
    expect(got.notes).toHaveLength(text === null ? 0 : 1);
  });

  it('tells the power it found', () => {
    expect(transformFor('box-cox', rising(0.5), { seasons: [12] }).notes[0]!.text).toMatch(/^Box-Cox power 0\.[456]/);
  });

  it('leaves sparse counts alone', () => {
    const got = transformFor('log', positive, { seasons: [], sparse: true });
    expect(got).toMatchObject({
      scale: null,
      notes: [{ text: 'the logarithm is left out: zeros mean that nothing came' }],
    });
  });
});
