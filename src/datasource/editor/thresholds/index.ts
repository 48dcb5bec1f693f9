// Limits and goals of a query.
export { GoalsAndLimits } from './GoalsAndLimits.tsx';
export { ThresholdsField } from './ThresholdsField.tsx';
