// Postgres as the rest of the service sees it: transactions that name their workspace, with typed SQL (Kysely)
// and the raw client (COPY) on the same connection.
import { Kysely, PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import type { Logger } from './logger.ts';

/** One open transaction. `sql` is typed, `client` is for COPY and queue calls; both are the same connection. */
export interface Trx<Tables> {
  readonly sql: Kysely<Tables>;
  readonly client: pg.PoolClient;
}

export interface Db<Tables> {
  /** Runs `work` in one transaction that sees and writes only this workspace's rows. */
  inWorkspace<T>(workspaceId: string, work: (trx: Trx<Tables>) => Promise<T>): Promise<T>;
  /** The same across workspaces, for the service's own errands (token look-up, maintenance). */
  asService<T>(work: (trx: Trx<Tables>) => Promise<T>): Promise<T>;
  /** Resolves when the server answers. @throws whatever the driver says when it does not */
  ping(): Promise<void>;
  readonly url: string;
  close(): Promise<void>;
}

export interface DbOptions {
  readonly url: string;
  /** Connections at most. */
  readonly poolSize: number;
  readonly logger: Logger;
}

/** A Kysely that runs on one client that somebody else opened and will release. */
function kyselyOn<Tables>(client: pg.PoolClient): Kysely<Tables> {
  const lent = {
    query: client.query.bind(client),
    release: () => undefined,
  };
  const pool = { connect: async () => lent, end: async () => undefined, options: {} };
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PostgresDriver({ pool: pool as never }),
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

export function openDb<Tables>({ url, poolSize, logger }: DbOptions): Db<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'foresight',
  });
  // An idle connection that breaks is replaced on next use; without a listener it would end the process.
  pool.on('error', error => {
    if (!pool.ending) logger.warn({ err: error }, 'an idle database connection broke');
  });

  async function transaction<T>(workspace: string, scope: string, work: (trx: Trx<Tables>) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const onError = (error: Error) => logger.warn({ err: error }, 'the database connection broke inside a transaction');
    client.on('error', onError);
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await client.query(
        "select set_config('foresight.workspace', $1, true), set_config('foresight.scope', $2, true)",
        [workspace, scope],
      );
      const result = await work({ sql: kyselyOn<Tables>(client), client });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  return {
    url,
    inWorkspace: (workspaceId, work) => transaction(workspaceId, '', work),
    asService: work => transaction('', 'service', work),
    ping: async () => {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
}
