// The table of a part: the tables of its leaves, added up over the part's own answers.
import type { Tree } from '../trees/index.ts';
import { leafTable } from './leaf-table.ts';
import { answersOf, type LeafPath, type Part } from './parts.ts';
import type { PathColumn } from './path.ts';

export interface PartTable {
  /** Columns that get something. */
  readonly features: Int32Array;
  /** For the k-th of them and answers a: `sums[(k << answers) + a]`. Bit b of a: node b goes left; then the columns of the way, 1: met. */
  readonly sums: Float64Array;
}

export function partTable(tree: Tree, part: Part): PartTable {
  const features = Int32Array.from(new Set(part.leaves.flatMap(({ path }) => path.map(column => column.feature))));
  const answers = answersOf(part);
  const sums = new Float64Array(features.length << answers);
  for (const leaf of part.leaves) addLeaf(sums, features, answers, tree, part, leaf);
  return { features, sums };
}

function addLeaf(
  sums: Float64Array,
  features: Int32Array,
  answers: number,
  tree: Tree,
  part: Part,
  { leaf, path }: LeafPath,
): void {
  const table = leafTable(
    tree.value[leaf]!,
    Float64Array.from(path, column => column.share),
  );
  const patterns = patternsOf(
    path.map(column => answersMet(column, part)),
    answers,
  );
  path.forEach(({ feature }, j) => {
    const from = j << path.length;
    const into = features.indexOf(feature) << answers;
    for (let a = 0; a < patterns.length; a++) sums[into + a]! += table[from + patterns[a]!]!;
  });
}

/** Which columns of a leaf are met, by the part's answers: bit j is column j. */
function patternsOf(met: readonly AnswersMet[], answers: number): Int32Array {
  const patterns = new Int32Array(1 << answers);
  met.forEach(({ mask, want }, j) => {
    for (let a = 0; a < patterns.length; a++) if ((a & mask) === want) patterns[a]! |= 1 << j;
  });
  return patterns;
}

/** A column of a leaf is met when the answers under the mask are those wanted. */
interface AnswersMet {
  readonly mask: number;
  readonly want: number;
}

function answersMet({ feature, conditions }: PathColumn, { nodes, way }: Part): AnswersMet {
  let [mask, want] = [0, 0];
  const ask = (bit: number, answer: boolean) => {
    if (bit < 0) return;
    mask |= 1 << bit;
    if (answer) want |= 1 << bit;
  };
  const onWay = way.findIndex(column => column.feature === feature);
  if (onWay >= 0) ask(nodes.length + onWay, true);
  for (const { node, left } of conditions) ask(nodes.indexOf(node), left);
  return { mask, want };
}
