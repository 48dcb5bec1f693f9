// An ensemble as plain JSON, and back: what is read is checked to the last number, since a broken artefact would predict nonsense.
import { type FeatureBins, MOST_BINS } from '../bins/index.ts';
import type { Ensemble } from './ensemble.ts';
import { readTree } from './read-tree.ts';
import type { Reader } from './reader.ts';
import { type TreeJson, treeToJSON } from './tree-json.ts';

export interface EnsembleJson {
  readonly base: number;
  /** Numeric: the largest value of each bin but the last. */
  readonly columns: readonly (
    | { readonly name: string; readonly bounds: readonly number[] }
    | { readonly name: string; readonly names: readonly string[] }
  )[];
  readonly trees: readonly TreeJson[];
}

export function ensembleToJSON({ base, bins, trees }: Ensemble): EnsembleJson {
  return {
    base,
    columns: bins.map(bin =>
      bin.kind === 'numeric'
        ? { name: bin.name, bounds: Array.from(bin.bounds.subarray(0, -1)) }
        : { name: bin.name, names: bin.names },
    ),
    trees: trees.map(tree => treeToJSON(tree, bins)),
  };
}

/** @throws {BrokenTrees} with the place and what is wrong there */
export function readEnsemble(reader: Reader): Ensemble {
  const bins = reader.list('columns').map(readBins);
  const names = new Set(bins.map(bin => bin.name));
  if (names.size < bins.length) throw reader.broken(`its ${bins.length} columns have ${names.size} names`);
  return { base: reader.number('base'), bins, trees: reader.list('trees').map(tree => readTree(tree, bins)) };
}

function readBins(reader: Reader): FeatureBins {
  const name = reader.text('name');
  const bins: FeatureBins = reader.has('names')
    ? { kind: 'category', name, names: reader.texts('names') }
    : { kind: 'numeric', name, bounds: readBounds(reader) };
  const count = bins.kind === 'category' ? bins.names.length : bins.bounds.length;
  if (count > MOST_BINS) throw reader.broken(`column '${name}' has ${count} bins: at most ${MOST_BINS} can be`);
  return bins;
}

function readBounds(reader: Reader): Float64Array {
  const bounds = reader.numbers('bounds');
  const at = bounds.findIndex((bound, i) => i > 0 && bound <= bounds[i - 1]!);
  if (at > 0) throw reader.broken(`bounds ${bounds[at - 1]} and ${bounds[at]} do not ascend`);
  return Float64Array.from([...bounds, Number.POSITIVE_INFINITY]);
}
