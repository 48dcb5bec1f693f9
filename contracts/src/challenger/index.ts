// The noun "challenger": another way to make the forecasts of a metric, tried beside the one that serves.
export * from './challenger.schema.ts';
export * from './recipe.schema.ts';
