import { describe, expect, it } from 'vitest';
import { timeFolds } from './by-time.ts';
import { stratifiedFolds } from './stratified.ts';

const labels = Uint8Array.from({ length: 103 }, (_, i) => (i % 4 === 0 ? 1 : 0));
const positives = (rows: Int32Array) => rows.reduce((sum, row) => sum + labels[row]!, 0);

describe('stratified folds', () => {
  it('test every row once, and never on what they learned from', () => {
    const folds = stratifiedFolds(labels, 5, 7);
    expect(folds.flatMap(fold => [...fold.test]).sort((a, b) => a - b)).toEqual([...labels.keys()]);
    for (const { train, test } of folds) {
      expect(train.length + test.length).toBe(103);
      expect(new Set([...train, ...test]).size).toBe(103);
    }
  });

  it('have as many positives each, but for one, and as many rows, but for one', () => {
    const folds = stratifiedFolds(labels, 5, 7);
    expect(new Set(folds.map(fold => positives(fold.test)))).toEqual(new Set([5, 6]));
    expect(new Set(folds.map(fold => fold.test.length))).toEqual(new Set([20, 21]));
  });

  it('are the same for the same seed, and others for another', () => {
    expect(stratifiedFolds(labels, 5, 7)).toEqual(stratifiedFolds(labels, 5, 7));
    expect(stratifiedFolds(labels, 5, 7)).not.toEqual(stratifiedFolds(labels, 5, 8));
  });

  it('refuse more folds than a label has rows, with numbers', () => {
    expect(() => stratifiedFolds(Uint8Array.of(1, 0, 0, 0, 0, 1), 3)).toThrow('3 folds need 3 rows of label 1, has 2');
    expect(() => stratifiedFolds(labels, 1)).toThrow('1 folds: needs a whole number from 2 on');
  });
});

const DAY = 86_400_000;
const asOf = Float64Array.from({ length: 40 }, (_, i) => Math.floor(i / 10) * 30 * DAY);

describe('folds by time', () => {
  it('train on earlier dates only', () => {
    const folds = timeFolds(asOf);
    expect(folds.map(fold => fold.asOf / DAY)).toEqual([30, 60, 90]);
    for (const fold of folds) {
      expect([...fold.train].every(row => asOf[row]! < fold.asOf)).toBe(true);
      expect([...fold.test].every(row => asOf[row] === fold.asOf)).toBe(true);
    }
  });

  it('leave out rows whose label was not known yet', () => {
    const [first, ...more] = timeFolds(asOf, { labelAfter: 45 * DAY });
    expect(first!.asOf / DAY).toBe(60);
    expect(Math.max(...first!.train)).toBe(9);
    expect(more.map(fold => fold.asOf / DAY)).toEqual([90]);
  });

  it('refuse a single date, or dates too close for a label to be known, naming them', () => {
    expect(() => timeFolds(new Float64Array(3))).toThrow('needs two dates; has dates 1970-01-01T00:00:00.000Z');
    expect(() => timeFolds(asOf, { labelAfter: 100 * DAY })).toThrow('at least 100 days apart');
    expect(() => timeFolds(Float64Array.of(0, Number.NaN))).toThrow('date NaN of row 1 is no date');
  });
});
