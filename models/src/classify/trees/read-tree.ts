// A stored tree, checked: it must be one tree, over columns and bins that there are.
import { type FeatureBins, valueBins } from '../bins/index.ts';
import type { Reader } from './reader.ts';
import type { Tree } from './tree.ts';
import { setsOf, type TreeJson } from './tree-json.ts';

/** @throws {BrokenTrees} with the place and what is wrong there */
export function readTree(reader: Reader, bins: readonly FeatureBins[]): Tree {
  const feature = reader.wholes('feature', 0, bins.length - 1);
  const nodes = feature.length;
  const left = reader.wholes('left', ~nodes, nodes - 1, nodes);
  const right = reader.wholes('right', ~nodes, nodes - 1, nodes);
  checkChildren(reader, left, right);
  const columns = feature.map(column => bins[column]!);
  const split = reader.list('split', nodes).map((cut, node) => readSplit(cut, columns[node]!));
  return {
    feature: Int32Array.from(feature),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    sets: setsOf(split, columns),
    gain: Float64Array.from(reader.numbers('gain', nodes)),
    ...readCovers(reader, nodes, left, right),
    value: Float64Array.from(reader.numbers('value', nodes + 1)),
  };
}

/** Every node but the root and every leaf hangs on exactly one node, which comes before it. */
function checkChildren(reader: Reader, left: readonly number[], right: readonly number[]): void {
  const seen = new Set<number>();
  for (const children of [left, right]) {
    children.forEach((child, node) => {
      if (seen.has(child)) throw reader.broken(`${nameOf(child)} hangs on two nodes`);
      if (child >= 0 && child <= node) throw reader.broken(`node ${child} hangs on node ${node}, which comes later`);
      seen.add(child);
    });
  }
}

const nameOf = (child: number) => (child < 0 ? `leaf ${~child}` : `node ${child}`);

/** Rows of nodes and leaves: explanations divide by them. */
function readCovers(reader: Reader, nodes: number, left: readonly number[], right: readonly number[]) {
  const cover = reader.numbers('cover', nodes);
  const leafCover = reader.numbers('leafCover', nodes + 1);
  const of = (child: number) => (child < 0 ? leafCover[~child]! : cover[child]!);
  const odd = cover.findIndex(
    (rows, node) => !(of(left[node]!) > 0 && of(right[node]!) > 0) || rows !== of(left[node]!) + of(right[node]!),
  );
  if (odd >= 0)
    throw reader.broken(`node ${odd} has ${cover[odd]} rows, its children ${of(left[odd]!)} and ${of(right[odd]!)}`);
  return { cover: Float64Array.from(cover), leafCover: Float64Array.from(leafCover) };
}

function readSplit(reader: Reader, bins: FeatureBins): TreeJson['split'][number] {
  const last = valueBins(bins) - 1;
  if (bins.kind === 'category') return { in: reader.wholes('in', 0, last) };
  const [bin, missing] = reader.pair();
  if (!Number.isInteger(bin) || (bin as number) < 0 || (bin as number) > last || (missing !== 0 && missing !== 1))
    throw reader.broken(`cut ${JSON.stringify([bin, missing])}: a bin from 0 to ${last}, then 0 or 1 was expected`);
  return [bin as number, missing];
}
