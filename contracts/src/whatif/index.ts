// The noun "whatif": adjusted forecasts beside the base.
export * from './adjusting.ts';
export * from './whatif.frame.ts';
export * from './whatif.query.ts';
export * from './whatif.schema.ts';
