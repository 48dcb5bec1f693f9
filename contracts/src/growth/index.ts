// The noun "growth": best, likely and worst case of a metric, goals and milestones.
export * from './growth.frame.ts';
export * from './growth.query.ts';
export * from './growth.schema.ts';
