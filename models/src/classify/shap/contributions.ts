// Why a model says what it says of each row: exact path-dependent TreeSHAP (Lundberg, Erion and Lee 2018), computed from tables.
import { type AbsentColumns, encode, matchColumns, type PackedTable } from '../bins/index.ts';
import { checkTable } from '../check-table.ts';
import type { FeatureTable } from '../features.ts';
import { type Ensemble, type Tree, usedColumns } from '../trees/index.ts';
import { answerColumn, answerNode, answerTop, type Block, type TopAnswers } from './answers.ts';
import { addLeafByRow } from './by-row.ts';
import { type PartTable, partTable } from './part-table.ts';
import { answersOf, cutTree, type Part, type TreeParts } from './parts.ts';

export interface Contributions {
  /** What the model predicts of a row without a column known: the mean over its training rows. */
  readonly bias: number;
  /** One a column of training, in its order: bias and the contributions of a row sum to its prediction within 1e-10. */
  readonly columns: readonly { readonly name: string; readonly values: Float64Array }[];
}

export interface ContributionOptions {
  /** A column that the model uses and the table lacks: refuse, or take it as missing in every row. Default: 'refuse'. */
  readonly absent?: AbsentColumns;
}

/** Most answers of a part: its table has two to that power lines and stays in the processor's cache. */
const MOST_ANSWERS = 11;
/** The same of a leaf alone, which could not be cut further. */
const MOST_OF_LEAF = 15;
const BLOCK = 2048;
/** Tables of some trees are kept at once, so that a row's sums are fetched once for all of them. */
const TREES_AT_ONCE = 8;

/**
 * @param model a fitted boosting or forest
 * @returns contributions in the unit of its predictions: log-odds for the loss 'log', shares for a forest
 * @throws {ColumnsAbsent}, {RangeError} as predicting does
 */
export function contributions(
  { ensemble }: { readonly ensemble: Ensemble },
  table: FeatureTable,
  { absent = 'refuse' }: ContributionOptions = {},
): Contributions {
  checkTable(table);
  const columns = matchColumns(ensemble.bins, usedColumns(ensemble), table, absent);
  const packed = encode(ensemble.bins, columns, 0, table.rows);
  const sums = ensemble.bins.map(() => new Float64Array(table.rows));
  // A table must serve more rows than it has lines, or it would cost more than it saves.
  const lines = Math.floor(Math.log2(table.rows));
  let bias = ensemble.base;
  for (let from = 0; from < ensemble.trees.length; from += TREES_AT_ONCE) {
    const plans = ensemble.trees.slice(from, from + TREES_AT_ONCE).map(tree => planOf(tree, lines));
    for (const plan of plans) bias += plan.bias;
    addPlans(plans, packed, sums);
  }
  return { bias, columns: ensemble.bins.map(({ name }, i) => ({ name, values: sums[i]! })) };
}

interface Plan extends TreeParts {
  readonly tree: Tree;
  /** One a part; null: row by row. */
  readonly tables: readonly (PartTable | null)[];
  readonly bias: number;
}

function planOf(tree: Tree, lines: number): Plan {
  const cut = cutTree(tree, Math.min(lines, MOST_ANSWERS));
  const tables = cut.parts.map(part =>
    answersOf(part) <= Math.min(lines, MOST_OF_LEAF) ? partTable(tree, part) : null,
  );
  const leaves = cut.parts.flatMap(part => part.leaves);
  const bias = leaves.reduce(
    (sum, { leaf, path }) => sum + path.reduce((product, column) => product * column.share, tree.value[leaf]!),
    0,
  );
  return { ...cut, tree, tables, bias };
}

function addPlans(plans: readonly Plan[], packed: PackedTable, sums: readonly Float64Array[]): void {
  const most = Math.max(...plans.map(plan => plan.top.length));
  const memory = new Int32Array(Math.ceil(most / 32) * BLOCK);
  const bits = new Int32Array(BLOCK);
  for (let from = 0; from < packed.rows; from += BLOCK) {
    const block = { packed, from, count: Math.min(BLOCK, packed.rows - from) };
    for (const plan of plans) {
      const top = answerTop(block, plan.tree, plan.top, memory, BLOCK);
      plan.parts.forEach((part, p) => {
        const table = plan.tables[p]!;
        if (table) addPart(block, plan.tree, part, table, top, bits, sums);
        else addByRow(block, plan.tree, part, top, sums);
      });
    }
  }
}

function addPart(
  block: Block,
  tree: Tree,
  part: Part,
  { features, sums: lines }: PartTable,
  top: TopAnswers,
  bits: Int32Array,
  sums: readonly Float64Array[],
): void {
  const { from, count } = block;
  bits.fill(0, 0, count);
  part.nodes.forEach((node, bit) => {
    answerNode(block, tree, node, bit, bits);
  });
  part.way.forEach((column, at) => {
    answerColumn(column, top, count, part.nodes.length + at, bits);
  });
  const answers = answersOf(part);
  features.forEach((feature, k) => {
    addLines(sums[feature]!, from, count, lines, k << answers, bits);
  });
}

function addLines(
  sums: Float64Array,
  from: number,
  count: number,
  lines: Float64Array,
  at: number,
  bits: Int32Array,
): void {
  for (let i = 0; i < count; i++) sums[from + i]! += lines[at + bits[i]!]!;
}

/** A part of one leaf, whose way has too many columns for a table. */
function addByRow(block: Block, tree: Tree, part: Part, top: TopAnswers, sums: readonly Float64Array[]): void {
  const [{ leaf, path }] = part.leaves as [Part['leaves'][number]];
  const met = Array.from({ length: Math.ceil(path.length / 32) }, () => new Int32Array(block.count));
  path.forEach((column, j) => {
    answerColumn(column, top, block.count, j & 31, met[j >>> 5]!);
  });
  const into = path.map(({ feature }) => sums[feature]!.subarray(block.from, block.from + block.count));
  addLeafByRow(tree.value[leaf]!, path, met, block.count, into);
}
