// Why a model says what it says.
export { type ContributionOptions, type TreeContributions, treeContributions } from './tree-contributions.ts';
