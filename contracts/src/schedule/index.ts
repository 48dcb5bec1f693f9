// The noun "schedule": trainings that come by themselves.
export * from './schedule.schema.ts';
