// The noun "status": what a connection needs to know of the service behind it.
export * from './status.schema.ts';
