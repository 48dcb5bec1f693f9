// Random forest, on the trees of the boosting.
export { fitForest } from './fit-forest.ts';
export { Forest, type ForestJson, forestFromJSON, UnknownForestFormat } from './forest.ts';
export type { ForestOptions } from './options.ts';
