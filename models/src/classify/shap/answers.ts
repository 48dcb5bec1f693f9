// The yes-or-no answers of a block of rows, as bits.
import { byteOffset, type PackedTable } from '../bins/index.ts';
import type { Tree } from '../trees/index.ts';
import type { PathColumn } from './path.ts';

/** Rows of a table: `from` to `from + count`. */
export interface Block {
  readonly packed: PackedTable;
  readonly from: number;
  readonly count: number;
}

const goesLeft = new Uint8Array(256);

/** Sets bit `bit` of each row that goes left at the node. */
export function answerNode(block: Block, tree: Tree, node: number, bit: number, bits: Int32Array): void {
  const { packed, from, count } = block;
  for (let bin = 0; bin < 256; bin++) goesLeft[bin] = (tree.sets[node * 8 + (bin >>> 5)]! >>> (bin & 31)) & 1;
  const { bytes } = packed;
  const at = byteOffset(tree.feature[node]!, packed.rows) + 4 * from;
  for (let i = 0; i < count; i++) bits[i]! |= goesLeft[bytes[at + 4 * i]!]! << bit;
}

/** 32 nodes a word: word w has a place for each row of a block from `w * stride` on. */
export interface TopAnswers {
  /** Where a node above the parts stands: word times 32 plus bit. */
  readonly places: ReadonlyMap<number, number>;
  readonly words: Int32Array;
  readonly stride: number;
}

/** Answers of all nodes above the parts. */
export function answerTop(
  block: Block,
  tree: Tree,
  top: readonly number[],
  memory: Int32Array,
  stride: number,
): TopAnswers {
  memory.fill(0, 0, Math.ceil(top.length / 32) * stride);
  top.forEach((node, place) => {
    answerNode(block, tree, node, place & 31, memory.subarray((place >>> 5) * stride));
  });
  return { places: new Map(top.map((node, place) => [node, place])), words: memory, stride };
}

/** Sets bit `bit` of each row that meets all conditions of the column. */
export function answerColumn(column: PathColumn, top: TopAnswers, count: number, bit: number, bits: Int32Array): void {
  const tests = wordTests(column, top);
  if (tests.length === 1) {
    const [{ word, mask, want }] = tests as [WordTest];
    for (let i = 0; i < count; i++) {
      const differs = (word[i]! & mask) ^ want;
      // 1 where it is 0, without a branch.
      bits[i]! |= (((differs | -differs) >>> 31) ^ 1) << bit;
    }
    return;
  }
  for (let i = 0; i < count; i++) {
    const isMet = tests.every(({ word, mask, want }) => (word[i]! & mask) === want);
    if (isMet) bits[i]! |= 1 << bit;
  }
}

interface WordTest {
  readonly word: Int32Array;
  mask: number;
  want: number;
}

function wordTests({ conditions }: PathColumn, { places, words, stride }: TopAnswers): WordTest[] {
  const tests = new Map<number, WordTest>();
  for (const { node, left } of conditions) {
    const place = places.get(node)!;
    const at = place >>> 5;
    const test = tests.get(at) ?? { word: words.subarray(at * stride), mask: 0, want: 0 };
    test.mask |= 1 << (place & 31);
    if (left) test.want |= 1 << (place & 31);
    tests.set(at, test);
  }
  return [...tests.values()];
}
