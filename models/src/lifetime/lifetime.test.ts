import { describe, expect, it } from 'vitest';
import { simulatedBuyers } from '../../test/simulated-buyers.ts';
import { type Customer, customerOf, fitLifetime, type LifetimeJson, lifetimeFromJSON, type Summary } from './index.ts';
import { countChances } from './purchase-counts.ts';

const TRUTH = { r: 0.8, alpha: 20, a: 0.9, b: 3 };
const SPENDING = { p: 4, q: 5, v: 60 };
const { summary, later } = simulatedBuyers({ people: 4000, seed: 3, watched: 200, ahead: 100, TRUTH, SPENDING });
const lifetime = fitLifetime(summary);
const someone: Customer = { repeats: 4, last: 150, age: 200 };
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;
const everyone = (answer: (customer: Customer, person: number) => number) =>
  Array.from({ length: summary.people }, (_, i) => answer(customerOf(summary, i), i));

describe('fitLifetime, on people of a known kind', () => {
  it('finds the numbers they were made from', () => {
    const { r, alpha, a, b } = lifetime.purchases;
    expect(r / TRUTH.r).toBeCloseTo(1, 0.9);
    expect(alpha / TRUTH.alpha).toBeCloseTo(1, 0.9);
    expect(a / (a + b)).toBeCloseTo(TRUTH.a / (TRUTH.a + TRUTH.b), 1);
    const { p, q, v } = lifetime.spending!;
    expect((p * v) / (q - 1)).toBeCloseTo(60, -0.5);
    expect(lifetime.notes).toEqual([]);
  });

  it('expects as many purchases as came, and as many people without one', () => {
    expect(mean(everyone(c => lifetime.expected(c, 100))) / mean(later)).toBeCloseTo(1, 1);
    const none = everyone(c => countChances(lifetime.purchases, c, 100).next().value as number);
    expect(mean(none)).toBeCloseTo(mean(later.map(n => (n === 0 ? 1 : 0))), 1.5);
  });

  it('keeps the promise of its intervals', () => {
    const inside = everyone((c, i) => {
      const { lower, upper } = lifetime.interval(c, 100, 0.8);
      return later[i]! >= lower && later[i]! <= upper ? 1 : 0;
    });
    expect(mean(inside)).toBeGreaterThan(0.8);
    expect(mean(everyone(c => lifetime.interval(c, 100, 0.8).upper))).toBeLessThan(3 * mean(later) + 3);
  });
});

describe('a fitted lifetime', () => {
  it('has one distribution: its mean is the expectation, all of it is 1', () => {
    let [total, purchases, n] = [0, 0, 0];
    for (const chance of countChances(lifetime.purchases, someone, 90)) {
      total += chance;
      purchases += n * chance;
      if (n++ > 400) break;
    }
    expect(total).toBeCloseTo(1, 10);
    expect(purchases).toBeCloseTo(lifetime.expected(someone, 90), 10);
  });

  it('trusts a long silence less the more often someone bought', () => {
    expect(lifetime.alive({ repeats: 0, last: 0, age: 200 })).toBe(1);
    const silent = (repeats: number) => lifetime.alive({ repeats, last: 100, age: 200 });
    expect(silent(20)).toBeLessThan(silent(4));
    expect(silent(4)).toBeLessThan(lifetime.alive(someone));
  });

  it('has finite answers for those who buy all the time, and for far horizons', () => {
    const busy = { repeats: 2000, last: 3000, age: 3000 };
    expect(lifetime.expected(busy, 365)).toBeGreaterThan(50);
    expect(lifetime.expected(busy, 36_500)).toBeLessThan(25_000);
    expect(lifetime.interval(busy, 365, 0.95).upper).toBeLessThan(500);
    const most = lifetime.interval({ repeats: 3000, last: 3000, age: 3000 }, 1500, 0.8);
    expect(most.lower).toBeLessThan(1500);
    expect(most.upper).toBeGreaterThan(1400);
    expect(most.upper).toBeLessThan(1700);
  });

  it('pulls the spend of those it knows little of toward all', () => {
    const near = (repeats: number) => lifetime.spend({ ...someone, repeats }, 300)!;
    expect(near(1)).toBeLessThan(near(10));
    expect(near(10)).toBeLessThan(300);
    expect(lifetime.spend({ repeats: 0, last: 0, age: 9 }, 0)).toBeCloseTo(60, -0.5);
  });

  it('values money later for less', () => {
    const value = (yearlyDiscount: number, margin = 1) =>
      lifetime.value(someone, 40, { days: 365, yearlyDiscount, margin })!;
    expect(value(0)).toBeCloseTo(lifetime.expected(someone, 365) * lifetime.spend(someone, 40)!, 10);
    expect(value(0.1)).toBeLessThan(value(0));
    expect(value(0.1)).toBeGreaterThan(value(0) / 1.1);
    expect(value(0.1, 0.3)).toBeCloseTo(0.3 * value(0.1), 10);
  });

  it('is the same after a way through JSON, byte by byte', () => {
    const text = JSON.stringify(lifetime);
    const back = lifetimeFromJSON(JSON.parse(text) as LifetimeJson);
    expect(JSON.stringify(back)).toBe(text);
    expect(back.expected(someone, 30)).toBe(lifetime.expected(someone, 30));
    expect(JSON.stringify(fitLifetime(summary))).toBe(text);
    expect(() => lifetimeFromJSON({ ...lifetime.toJSON(), format: 9 })).toThrow('retrain');
  });

  it.each([
    [() => lifetime.expected(someone, 0), '0 days ahead'],
    [() => lifetime.expected({ repeats: 1.5, last: 1, age: 2 }, 30), 'no one has 1.5 repeated purchases'],
    [() => lifetime.alive({ repeats: 1, last: 9, age: 2 }), 'the last after 9 of 2 days'],
    [() => lifetime.alive({ repeats: 0, last: 1, age: 2 }), 'no one has 0 repeated purchases, the last after 1'],
    [() => lifetime.interval(someone, 30, 1), 'level 1 is not'],
    [() => lifetime.value(someone, 1, { days: 30, yearlyDiscount: -0.1 }), 'yearly discount -0.1'],
    [() => lifetime.value(someone, 1, { days: 30, margin: 0 }), 'margin 0'],
    [() => lifetime.value(someone, 1, { days: Number.NaN, yearlyDiscount: 0.1 }), 'NaN days ahead'],
  ])('refuses a question that is none', (ask, text) => {
    expect(ask).toThrow(text);
  });
});

describe('fitLifetime, with little to learn from', () => {
  const first = (people: number, change: Partial<Summary> = {}): Summary => ({
    people,
    repeats: summary.repeats.slice(0, people),
    last: summary.last.slice(0, people),
    age: summary.age.slice(0, people),
    ...change,
  });

  it('refuses few people, and few who came back', () => {
    expect(() => fitLifetime(first(49))).toThrow('needs at least 50 people, has 49');
    const once = { repeats: new Int32Array(60), last: new Float64Array(60) };
    expect(() => fitLifetime(first(60, once))).toThrow(
      'needs at least 20 people who bought again, has 0: of 60 people',
    );
  });

  it('refuses columns that do not match', () => {
    expect(() => fitLifetime(first(60, { last: new Float64Array(3) }))).toThrow('columns of 60, 3, 60 values');
    expect(() => fitLifetime(first(60, { spend: new Float64Array(60).fill(-2) }))).toThrow('person 0 spends -2');
  });

  it('answers for counts alone where purchases are worth nothing, and says so', () => {
    const free = fitLifetime(first(200, { spend: new Float64Array(200) }));
    expect(free.spend(someone, 0)).toBeNull();
    expect(free.value(someone, 0, { days: 30 })).toBeNull();
    expect(free.notes).toEqual([expect.stringContaining('people with repeated purchases worth money, has 0')]);
  });

  it('says when the numbers ran away: people who all buy alike and never stop', () => {
    const clock = {
      repeats: new Int32Array(80).fill(10),
      last: new Float64Array(80).fill(100),
      age: new Float64Array(80).fill(101),
    };
    const { notes, alive } = fitLifetime(first(80, clock));
    expect(notes).toEqual([expect.stringContaining('simpler model')]);
    expect(alive({ repeats: 10, last: 100, age: 101 })).toBeGreaterThan(0.9);
  });
});
