// Decision trees on bins: grown, added up, stored.
export { type Ensemble, eachBlock, lackingColumns, predictEnsemble, usedColumns } from './ensemble.ts';
export { type EnsembleJson, ensembleToJSON, readEnsemble } from './ensemble-json.ts';
export { emptyGradients, type Gradients, MOST_ROWS, packGradients } from './gradients.ts';
export { type Grown, type GrowRules, stepRows, TreeGrower } from './grower.ts';
export { SHIFT } from './histogram.ts';
export { BrokenTrees, Reader } from './reader.ts';
export { addTree, rootOf, type Tree } from './tree.ts';
