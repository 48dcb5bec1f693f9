// Why a model says what it says.
export { type ContributionOptions, type Contributions, contributions } from './contributions.ts';
