// Everything that is kept, over Postgres: repositories write, read models answer. All of them take an open transaction.
export * from './alert/index.ts';
export { changeTopic, notifyChanged } from './changes.ts';
export * from './event/index.ts';
export * from './forecast/index.ts';
export * from './import/index.ts';
export * from './life/index.ts';
export * from './metric/index.ts';
export { migrate, migrationState, shippedMigrations } from './migrate.ts';
export { dropFoldedDays, ensurePartitions, periodAt } from './partitions.ts';
export * from './run/index.ts';
export * from './scenario/index.ts';
export * from './schedule/index.ts';
export type { Store, StoreTrx, Tables } from './tables.ts';
export * from './workspace/index.ts';
