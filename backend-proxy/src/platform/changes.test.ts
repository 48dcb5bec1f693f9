import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestStore, testStore } from '../../test/store.ts';
import { CHANGES, type Changes, openChanges } from './changes.ts';
import { createLogger } from './logger.ts';

let db: TestStore;
let changes: Changes;
const logger = createLogger('silent');

beforeAll(async () => {
  db = await testStore();
  changes = openChanges({ url: db.url, logger });
});
afterAll(async () => {
  await changes.close();
  await db.close();
});

async function within<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  return work(client).finally(() => client.end());
}
const notify = (client: pg.Client, topic: string) => client.query('select pg_notify($1, $2)', [CHANGES, topic]);

/** Resolves with the next call of the listener. */
function next(topic: string): { readonly told: Promise<void>; readonly stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { told: promise, stop: changes.subscribe(topic, resolve) };
}

describe('changes', () => {
  it('are told when they are committed, to those who wait for the topic', async () => {
    // The first call says that listening has begun.
    const begun = next('a');
    await begun.told;
    begun.stop();
    const other: string[] = [];
    const stop = changes.subscribe('other', () => other.push('told'));
    const waiting = next('a');
    await within(async client => {
      await client.query('begin');
      await notify(client, 'other');
      await client.query('rollback');
      await notify(client, 'a');
    });
    await waiting.told;
    expect(other).toEqual([]);
    waiting.stop();
    stop();
  });

  it('may have been missed when the connection broke: everyone is told when there is a new one', async () => {
    const waiting = next('b');
    await within(client =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'foresight-changes' and datname = current_database()",
      ),
    );
    await waiting.told;
    waiting.stop();
  });

  it('can be waited for again by many, and by none', async () => {
    const both = [next('c'), next('c')];
    both[0]!.stop();
    await within(client => notify(client, 'c'));
    await both[1]!.told;
    both[1]!.stop();
  });
});
