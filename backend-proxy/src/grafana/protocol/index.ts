// Grafana's plugin protocol: declarations and messages.
export { CLIENTS, definitionOf, type ServiceName } from './load.ts';
export type * from './messages.ts';
