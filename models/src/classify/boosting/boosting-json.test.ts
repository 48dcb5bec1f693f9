// A stored boosting predicts the same bits; a damaged one is refused with the place.
import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../features.ts';
import { type BoostingJson, BrokenTrees, boostingFromJSON, fitBoosting, UnknownBoostingFormat } from './index.ts';

const rows = 400;
const table: FeatureTable = {
  rows,
  features: [
    {
      kind: 'numeric',
      name: 'x',
      // Infinite values have bins, too.
      values: Float64Array.from({ length: rows }, (_, i) =>
        i % 9 === 0 ? Number.NaN : i % 50 === 1 ? Infinity : i % 37,
      ),
    },
    {
      kind: 'category',
      name: 'plan',
      codes: Int32Array.from({ length: rows }, (_, i) => (i % 7) - 1),
      names: [...'abcdef'],
    },
  ],
};
const labels = Uint8Array.from({ length: rows }, (_, i) => (i % 37 > 20 !== (i % 7 === 3) ? 1 : 0));
const model = fitBoosting(table, labels, { trees: 30, columnShare: 1, minRows: 5, validation: { table, y: labels } });
const text = JSON.stringify(model);

describe('a boosting as JSON', () => {
  it('comes back bit by bit', () => {
    const back = boostingFromJSON(JSON.parse(text));
    expect(back.predict(table)).toEqual(model.predict(table));
    expect(back.importance()).toEqual(model.importance());
    expect(back.curve).toEqual(model.curve);
    expect(JSON.stringify(back)).toBe(text);
    expect(new Set(back.ensemble.trees.flatMap(tree => [...tree.feature]))).toEqual(new Set([0, 1]));
  });

  type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };
  type Damage = (json: Mutable<BoostingJson>) => void;
  const cases: readonly [string, Damage, string][] = [
    ['of another kind', json => Object.assign(json, { kind: 'forest' }), "kind 'forest' is no boosting"],
    ['of an unknown loss', json => Object.assign(json, { loss: 'hinge' }), "loss 'hinge' is unknown"],
    ['without trees', json => Reflect.deleteProperty(json, 'trees'), "'trees' is not there"],
    [
      'with a value lost',
      json => void json.trees[3]!.value.pop(),
      "boosting, trees[3]: 'value' has 3 members where 4 were",
    ],
    [
      'with a value that is none',
      json => Object.assign(json.trees[2]!.value, [null]),
      "trees[2]: 'value' has null where a number",
    ],
    [
      'with a column that there is not',
      json => Object.assign(json.trees[0]!.feature, [2]),
      "'feature' has 2: a whole number from 0 to 1",
    ],
    ['with a ring of nodes', json => Object.assign(json.trees[0]!.left, [0]), 'node 0 hangs on node 0'],
    [
      'with a leaf on two nodes',
      json => Object.assign(json.trees[0]!, { left: [-1, -1, -1], right: [1, 2, -2] }),
      'leaf 0 hangs on two',
    ],
    [
      'with rows that do not add up',
      json => Object.assign(json.trees[0]!.cover, [7]),
      'node 0 has 7 rows, its children',
    ],
    [
      'with bounds that descend',
      json => Object.assign((json.columns[0] as { bounds: number[] }).bounds, [5, 4]),
      'bounds 5 and 4 do not ascend',
    ],
    ['with two columns of one name', json => Object.assign(json.columns[1]!, { name: 'x' }), '2 columns have 1 names'],
    [
      'with a cut beyond the bins',
      json => Object.assign(numericTree(json).split, [[99, 0]]),
      'cut [99,0]: a bin from 0 to',
    ],
  ];

  it.each(cases)('is refused %s', (_, damage, words) => {
    const json = JSON.parse(text);
    damage(json);
    expect(() => boostingFromJSON(json)).toThrow(BrokenTrees);
    expect(() => boostingFromJSON(json)).toThrow(words);
  });

  it('is refused when another version wrote it', () => {
    expect(() => boostingFromJSON({ ...JSON.parse(text), format: 99 })).toThrow(UnknownBoostingFormat);
    expect(() => boostingFromJSON({ ...JSON.parse(text), format: 99 })).toThrow(
      'format 99; this version reads format 1',
    );
  });

  it.each([null, 7, 'text', [], {}])('is refused when it is %j', json => {
    expect(() => boostingFromJSON(json)).toThrow(BrokenTrees);
  });

  const numericTree = (json: Mutable<BoostingJson>) => json.trees.find(tree => tree.feature[0] === 0)!;
});
