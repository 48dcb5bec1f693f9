import { ForesightError } from '@foresight/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestStore, testStore } from '../../../test/store.ts';
import { mintToken } from '../../platform/crypto.ts';
import { callerOf, createToken, ensureGivenToken, ensureWorkspace, listTokens, revokeToken } from '../index.ts';

let db: TestStore;
let otherId: string;
beforeAll(async () => {
  db = await testStore();
  const other = { slug: 'other', name: 'Other', timeZone: 'UTC' };
  otherId = (await db.store.asService(trx => ensureWorkspace(trx, other))).id;
});
afterAll(() => db.close());

const give = (
  token: string,
  { name = token.slice(0, 16), workspaceId = db.workspaceId, right = 'admin' as const } = {},
) => db.store.asService(trx => ensureGivenToken(trx, workspaceId, { token, name, right }));
const caller = (token: string) => db.store.asService(trx => callerOf(trx, token, new Date()));
const rowOf = (id: string) =>
  db.store.asService(trx =>
    trx.sql.selectFrom('analytics.api_token').selectAll().where('id', '=', id).executeTakeFirst(),
  );
async function refusalOf(token: string, options: Parameters<typeof give>[1] = {}): Promise<ForesightError> {
  const error: unknown = await give(token, options).catch((reason: unknown) => reason);
  if (error instanceof ForesightError) return error;
  throw new Error(`not refused: ${error}`);
}

describe('a token given by configuration', () => {
  it('opens its workspace with the stated right, and lies in the database as a hash only', async () => {
    const { token, id, secretSha256 } = mintToken();
    expect(await give(token, { right: 'admin' })).toEqual([]);
    expect(await caller(token)).toEqual({ workspaceId: db.workspaceId, tokenId: id, right: 'admin' });
    const row = await rowOf(id);
    expect(row?.secret_sha256.equals(secretSha256)).toBe(true);
    expect(JSON.stringify(row)).not.toContain(token.slice(17));
  });

  it('is the same one after another start', async () => {
    const { token, id } = mintToken();
    await give(token);
    const before = await rowOf(id);
    expect(await give(token)).toEqual([]);
    expect(await rowOf(id)).toEqual(before);
  });

  it('takes the place of the one before it, wherever that one was, and of no other', async () => {
    const [first, second] = [mintToken(), mintToken()];
    const { token: bystander } = await db.store.inWorkspace(db.workspaceId, trx =>
      createToken(trx, db.workspaceId, { name: 'script', right: 'read' }),
    );
    await give(first.token, { name: 'turn' });
    expect(await give(second.token, { name: 'turn', workspaceId: otherId })).toEqual([first.id]);
    expect(await caller(first.token)).toBeUndefined();
    expect(await caller(second.token)).toMatchObject({ workspaceId: otherId });
    expect(await caller(bystander)).toMatchObject({ right: 'read' });
  });

  it('moves to another workspace and right when the configuration says so', async () => {
    const { token } = mintToken();
    await give(token, { name: 'mover' });
    await give(token, { name: 'mover', workspaceId: otherId, right: 'read' as never });
    expect(await caller(token)).toMatchObject({ workspaceId: otherId, right: 'read' });
    const names = await db.store.inWorkspace(db.workspaceId, trx => listTokens(trx, db.workspaceId));
    expect(names.map(({ name }) => name)).not.toContain('mover');
  });

  it('ends as one when several services start at once', async () => {
    const minted = Array.from({ length: 6 }, mintToken);
    await Promise.all([...minted, ...minted].map(({ token }) => give(token, { name: 'race' }).catch(() => undefined)));
    const callers = await Promise.all(minted.map(({ token }) => caller(token)));
    expect(callers.filter(Boolean)).toHaveLength(1);
  });

  it('is taken as it is where a person made it with the same right', async () => {
    const { token, info } = await db.store.inWorkspace(db.workspaceId, trx =>
      createToken(trx, db.workspaceId, { name: 'by hand', right: 'admin' }),
    );
    await give(token, { name: 'config' });
    expect(await rowOf(info.id)).toMatchObject({ name: 'by hand', access: 'admin', revoked_at: null });
  });
});

describe('a token that is refused', () => {
  it.each(['', 'secret', 'fsk_abc_def', `${mintToken().token} `])('has another form: %j', async token => {
    const error = await refusalOf(token);
    expect(error).toMatchObject({ code: 'bad_request', facts: { fix: expect.stringContaining('token generate') } });
    expect(
      await db.store.asService(trx =>
        trx.sql.selectFrom('analytics.api_token').select('id').where('name', '=', token.slice(0, 16)).execute(),
      ),
    ).toEqual([]);
  });

  it('was revoked: it does not come back, and nothing is changed', async () => {
    const [old, current] = [mintToken(), mintToken()];
    await give(old.token, { name: 'again' });
    await give(current.token, { name: 'again' });
    expect((await refusalOf(old.token, { name: 'again' })).message).toMatch(
      /was revoked on \d{4}-.* does not come back/,
    );
    expect(await caller(current.token)).toMatchObject({ tokenId: current.id });
    await db.store.inWorkspace(db.workspaceId, trx => revokeToken(trx, db.workspaceId, current.id));
    expect(await refusalOf(current.token, { name: 'again' })).toMatchObject({ code: 'conflict' });
  });

  it('has the id of another one', async () => {
    const [one, two] = [mintToken(), mintToken()];
    await give(one.token);
    const forged = `fsk_${one.id}_${two.token.slice(17)}`;
    expect((await refusalOf(forged)).message).toContain('exists with another secret');
    expect(await caller(forged)).toBeUndefined();
  });

  it.each([
    ['another right', { right: 'read' as const }, /with the right read/],
    ['an end', { right: 'admin' as const, expires_at: '2999-01-01T00:00:00Z' }, /ends on 2999/],
  ])('was made by a person with %s', async (_, body, expected) => {
    const { token, info } = await db.store.inWorkspace(db.workspaceId, trx =>
      createToken(trx, db.workspaceId, { name: 'script', ...body }),
    );
    expect((await refusalOf(token)).message).toMatch(expected);
    expect(await rowOf(info.id)).toMatchObject({ access: body.right, revoked_at: null });
  });
});
