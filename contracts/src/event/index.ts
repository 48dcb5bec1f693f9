// The noun "event": something a person did, and files of such.
export * from './event.limits.ts';
export * from './event.schema.ts';
export * from './event-import.schema.ts';
export * from './person.schema.ts';
