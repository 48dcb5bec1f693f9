// The growth query: best, likely and worst case, goals, milestones, and the rate.
export { growthQuery } from './growth.query.ts';
