// The connection of a fold is cut at any moment, again and again: segments equal the rows in the end.
import { hash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { draws, randomEvents, rowsOf, segmentsOf } from '../../../test/events.ts';
import { testStore } from '../../../test/store.ts';
import { foldEvents, writeEvents } from './index.ts';

const ROUNDS = 25;

it('a fold that is cut off leaves nothing half done', async () => {
  const db = await testStore();
  const admin = new pg.Client({ connectionString: db.adminUrl });
  await admin.connect();
  try {
    const events = randomEvents(31, ROUNDS * 60, Date.parse('2025-11-20T00:00:00Z'), 40);
    const draw = draws(5);
    let cut = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const key = hash('sha256', `${round}`, 'buffer');
      const own = events.slice(60 * round, 60 * (round + 1));
      await writeEvents(db.store, db.workspaceId, { source: 'test', key, events: own });
      const folding = foldEvents(db.store, db.workspaceId).then(
        () => 'done',
        () => 'cut',
      );
      await sleep(draw() * 40);
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );
      if ((await folding) === 'cut') cut++;
    }
    expect(cut).toBeGreaterThan(0);
    await foldEvents(db.store, db.workspaceId);
    const rows = await rowsOf(db.store, db.workspaceId);
    expect(rows).toHaveLength(events.length);
    expect(await segmentsOf(db.store, db.workspaceId)).toEqual(rows);
  } finally {
    await admin.end();
    await db.close();
  }
});
