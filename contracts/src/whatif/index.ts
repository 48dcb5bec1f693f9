// The noun "whatif": adjusted forecasts beside the base.
export * from './whatif.schema.ts';
