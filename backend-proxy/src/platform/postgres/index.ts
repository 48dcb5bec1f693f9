// The embedded Postgres: the database of a service that was given no DATABASE_URL. One cluster in the data folder,
// one server for all processes on it, brought back when it dies and never left behind when they do.

export { type Binaries, binaries } from './binaries.ts';
export { resolveDataDir } from './data-dir.ts';
export { type FailureKind, PostgresError } from './errors.ts';
export { startEmbeddedPostgres } from './start.ts';
export type { EmbeddedPostgres, Logger, Major, StartOptions, State } from './types.ts';
