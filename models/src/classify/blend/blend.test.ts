import { describe, expect, it } from 'vitest';
import { sample } from '../../../test/classify-samples.ts';
import { fitBoosting } from '../boosting/index.ts';
import type { FeatureTable } from '../features.ts';
import { timeFolds } from '../folds/index.ts';
import { logit } from '../log-odds.ts';
import { auc, scoreReport } from '../scores/index.ts';
import { Classifier, fitClassifier, type TooFewRows } from './index.ts';
import { classifierFromJSON } from './read-classifier.ts';

const people = sample('line', 600, 1);
const later = sample('line', 600, 2);
const { classifier, outOfFold } = fitClassifier(people.table, people.labels);

describe('the default classifier', () => {
  it('ranks new rows nearly as well as their true chances do', () => {
    const { p, notes } = classifier.score(later.table);
    expect(auc(p, later.labels)).toBeGreaterThan(auc(later.chances, later.labels) - 0.03);
    expect(notes).toEqual([]);
  });

  it('has a probability for every row from models that did not see it', () => {
    expect([...outOfFold.rows].sort((a, b) => a - b)).toEqual([...people.labels.keys()]);
    expect(outOfFold.labels).toEqual(Uint8Array.from(outOfFold.rows, row => people.labels[row]!));
    const between = auc(outOfFold.p, outOfFold.labels);
    expect(between).toBeGreaterThan(0.7);
    expect(between).toBeLessThan(auc(classifier.score(people.table).p, people.labels));
  });

  it('has skill against the base rate and against one column alone', () => {
    const { outOfFold: told } = fitClassifier(people.table, people.labels, { against: ['recency', 'colour'] });
    const report = scoreReport(told.p, told.labels, told.rivals, { resamples: 100 });
    expect(report.against.map(rival => rival.name)).toEqual(['base rate', 'recency alone', 'colour alone']);
    const [base, recency, colour] = report.against;
    expect(recency!.skill.lower).toBeGreaterThan(0);
    expect(recency!.skill.value).toBeLessThan(base!.skill.value);
    expect(Math.abs(colour!.logLoss - base!.logLoss)).toBeLessThan(0.01);
  });

  it('leans on the part that sees the truth', () => {
    expect(classifier.parts.weight).toBeLessThanOrEqual(0.5);
    const corners = sample('corners', 600, 3);
    expect(fitClassifier(corners.table, corners.labels).classifier.parts.weight).toBe(1);
  });

  it('same seed, same bytes; another seed, others', () => {
    const again = fitClassifier(people.table, people.labels).classifier;
    expect(JSON.stringify(again)).toBe(JSON.stringify(classifier));
    expect(JSON.stringify(fitClassifier(people.table, people.labels, { seed: 2 }).classifier)).not.toBe(
      JSON.stringify(classifier),
    );
  });

  it('goes through JSON without a change', () => {
    const read = classifierFromJSON(JSON.parse(JSON.stringify(classifier)));
    expect(read.score(later.table)).toEqual(classifier.score(later.table));
    expect(JSON.stringify(read)).toBe(JSON.stringify(classifier));
  });

  it('learns from earlier dates and chooses on later ones when told so', () => {
    const asOf = Float64Array.from({ length: 600 }, (_, i) => Math.floor(i / 150) * 86_400_000);
    const fitted = fitClassifier(people.table, people.labels, { folds: timeFolds(asOf) });
    expect(Math.min(...fitted.outOfFold.rows)).toBe(150);
    expect(fitted.outOfFold.rows).toHaveLength(450);
  });

  it('takes infinite and astronomic values for large ones', () => {
    const odd = people.table.features.map(feature =>
      feature.kind === 'numeric' && feature.name === 'noise'
        ? { ...feature, values: feature.values.map((v, i) => (i % 50 === 0 ? Number.POSITIVE_INFINITY : v * 1e200)) }
        : feature,
    );
    const fitted = fitClassifier({ rows: 600, features: odd }, people.labels).classifier;
    expect(auc(fitted.score(later.table).p, later.labels)).toBeGreaterThan(0.7);
  });
});

describe('refusals', () => {
  const { table, labels } = people;
  const few = labels.map((_, i) => (i < 5 ? 1 : 0));

  it('of too few rows of a label, with numbers and the words of the caller', () => {
    expect(() => fitClassifier(table, few, { positives: 'churners' })).toThrow(
      'needs 20 churners, has 5 among 600 rows',
    );
    expect(() =>
      fitClassifier(
        table,
        few.map(v => 1 - v),
      ),
    ).toThrow('needs 20 rows of label 0, has 5');
    expect(() => fitClassifier(table, new Uint8Array(600))).toThrow(
      'all 600 rows have label 0: needs at least 20 of each',
    );
    try {
      fitClassifier(table, few);
    } catch (error) {
      expect(error as TooFewRows).toMatchObject({ name: 'TooFewRows', needs: 20, has: 5 });
    }
  });

  it('of labels that are not 0 and 1, or too many or few of them', () => {
    expect(() =>
      fitClassifier(
        table,
        labels.map((v, i) => (i === 7 ? 2 : v)),
      ),
    ).toThrow(/the label has 3 values \(.*\): needs 0 and 1/);
    expect(() => fitClassifier(table, Float64Array.from(labels).fill(Number.NaN, 3, 4))).toThrow('3 values');
    expect(() => fitClassifier(table, labels.subarray(1))).toThrow('599 labels for 600 rows');
  });

  it('of columns that never change, and of tables without any', () => {
    const same: FeatureTable = { rows: 600, features: [{ kind: 'numeric', name: 'x', values: new Float64Array(600) }] };
    expect(() => fitClassifier(same, labels)).toThrow('columns are constant');
    expect(() => fitClassifier({ rows: 600, features: [] }, labels)).toThrow('has no columns');
  });

  it('of folds that overlap or do not fit the table', () => {
    const rows = Int32Array.from({ length: 300 }, (_, i) => i);
    const fold = { train: rows, test: Int32Array.of(299) };
    expect(() => fitClassifier(table, labels, { folds: [fold] })).toThrow('row 299 is both learned from and tested');
    expect(() => fitClassifier(table, labels, { folds: [{ ...fold, test: Int32Array.of(600) }] })).toThrow(
      'row 600 of a table of 600',
    );
    expect(() => fitClassifier(table, labels, { folds: [] })).toThrow('0 inner folds');
    const none = { train: rows.filter(row => labels[row] === 0), test: Int32Array.of(400) };
    expect(() => fitClassifier(table, labels, { folds: [none] })).toThrow('0 of label 1');
  });

  it('of a rival column that is not there', () => {
    expect(() => fitClassifier(table, labels, { against: ['age'] })).toThrow(
      "no column 'age' to compare with; the table has 'recency'",
    );
  });

  it('of a level or a number of trees out of range', () => {
    expect(() => classifier.score(later.table, { level: 1 })).toThrow('level 1 is not between 0 and 1');
    expect(() => fitClassifier(table, labels, { mostTrees: 0 })).toThrow('trees 0');
  });
});

describe('columns at scoring', () => {
  const without = { ...later.table, features: later.table.features.filter(feature => feature.name !== 'usage') };

  it('a column that is gone is a refusal with its name', () => {
    expect(() => classifier.score(without)).toThrow("the model needs column 'usage', not in the table");
  });

  it('or counts as missing when that is asked for, and the answer says so', () => {
    const { p, notes } = classifier.score(without, { absent: 'missing' });
    expect(notes).toEqual(["column 'usage' is not in these rows: it counts as missing"]);
    expect(auc(p, later.labels)).toBeGreaterThan(0.6);
  });

  it('their order and the order of category names do not matter', () => {
    const turned = later.table.features
      .toReversed()
      .map(feature =>
        feature.kind === 'category'
          ? { ...feature, names: feature.names.toReversed(), codes: feature.codes.map(code => 2 - code) }
          : feature,
      );
    expect(classifier.score({ rows: 600, features: turned }).p).toEqual(classifier.score(later.table).p);
  });
});

describe('a stored classifier', () => {
  const stored = () => JSON.parse(JSON.stringify(classifier));

  it.each([
    ['of another version', { format: 9 }, 'format 9; this version reads format 1'],
    ['of another kind', { kind: 'boosting' }, "kind 'boosting' is no classifier"],
    ['without its spread', { spread: [1] }, "'spread' has 1 members"],
    ['with a weight beyond 1', { weight: 2 }, 'weight 2 is not between 0 and 1'],
    [
      'without the boosting that it needs',
      { weight: 0.5, boosting: null },
      'weight 0.5 of a boosting that is not there',
    ],
    ['with fewer columns than it uses', { schema: [] }, 'of 0'],
  ])('%s is refused', (_, change, message) => {
    expect(() => classifierFromJSON({ ...stored(), ...change })).toThrow(message);
  });

  it('that is no object is refused', () => {
    expect(() => classifierFromJSON(null)).toThrow("'kind' is not there");
  });
});

describe('factors', () => {
  const { p } = classifier.score(later.table);
  const { base, factors, notes } = classifier.explain(later.table);
  const sum = (of: 'logOdds' | 'points', row: number) => factors.reduce((total, factor) => total + factor[of][row]!, 0);

  it('points sum to the distance between the probability and the base, log-odds to that between theirs', () => {
    p.forEach((value, row) => {
      expect(sum('points', row)).toBeCloseTo(100 * (value - base), 8);
      expect(sum('logOdds', row)).toBeCloseTo(logit(value) - logit(base), 8);
    });
    expect(factors.map(factor => factor.name)).toEqual(later.table.features.map(feature => feature.name));
    expect(notes).toEqual([]);
  });

  it('stay with the column that makes the difference', () => {
    const size = (name: string) =>
      factors.find(factor => factor.name === name)!.points.reduce((t, v) => t + Math.abs(v), 0) / 600;
    expect(size('recency')).toBeGreaterThan(5);
    expect(size('noise')).toBeLessThan(size('recency') / 4);
  });

  it('hold for a calibrated mixture, too', () => {
    const stretched = new Classifier({
      ...classifier.parts,
      weight: 0.3,
      boosting: fitBoosting(people.table, people.labels, { trees: 20 }),
      calibration: { method: 'platt', constant: 0.2, slope: 1.5, logLossBefore: 0.5, logLossAfter: 0.4 },
    });
    const explained = stretched.explain(later.table);
    stretched.score(later.table).p.forEach((value, row) => {
      const points = explained.factors.reduce((total, factor) => total + factor.points[row]!, 0);
      expect(points).toBeCloseTo(100 * (value - explained.base), 8);
    });
  });
});

describe('intervals', () => {
  it('of 90 percent hold the true chances: nearly always on a line, less where trees cut corners', () => {
    const shares = (['line', 'corners'] as const).map(truth => {
      const [old, fresh] = [sample(truth, 600, 11), sample(truth, 2000, 61)];
      const { lower, upper } = fitClassifier(old.table, old.labels).classifier.score(fresh.table);
      return fresh.chances.filter((chance, i) => chance >= lower[i]! && chance <= upper[i]!).length / 2000;
    });
    expect(Math.min(...shares), `${shares}`).toBeGreaterThan(0.8);
    expect((shares[0]! + shares[1]!) / 2, `${shares}`).toBeGreaterThan(0.87);
    expect((shares[0]! + shares[1]!) / 2, `${shares}`).toBeLessThan(0.98);
  });
});
