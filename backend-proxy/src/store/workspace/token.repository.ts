// Bearer tokens, hashed at rest.
import type { Right, TokenAnswer, TokenBody } from '@foresight/contracts';
import { mintToken, parseToken, sameSecret } from '../../platform/crypto.ts';
import type { StoreTrx } from '../tables.ts';

/** Who calls: made from a token, carried by the request. */
export interface Caller {
  readonly workspaceId: string;
  readonly tokenId: string;
  readonly right: Right;
}

const columns = ['id', 'name', 'access', 'created_at', 'last_used_at', 'expires_at'] as const;
type Row = {
  id: string;
  name: string;
  access: Right;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
};

const answer = ({ access, ...row }: Row): TokenAnswer => ({
  ...row,
  right: access,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null,
  expires_at: row.expires_at?.toISOString() ?? null,
});

/** Makes a token; the answer holds the secret, which nothing can bring back later. */
export async function createToken(
  trx: StoreTrx,
  workspaceId: string,
  { name, right, expires_at }: TokenBody,
): Promise<{ token: string; info: TokenAnswer }> {
  const minted = mintToken();
  const row = await trx.sql
    .insertInto('analytics.api_token')
    .values({
      id: minted.id,
      workspace_id: workspaceId,
      name,
      access: right,
      secret_sha256: minted.secretSha256,
      expires_at: expires_at === undefined ? null : new Date(expires_at),
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return { token: minted.token, info: answer(row) };
}

export async function listTokens(trx: StoreTrx, workspaceId: string): Promise<TokenAnswer[]> {
  const rows = await trx.sql
    .selectFrom('analytics.api_token')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute();
  return rows.map(answer);
}

/** What a token is called; '' where it is none of the workspace. */
export async function tokenName(trx: StoreTrx, id: string): Promise<string> {
  const row = await trx.sql.selectFrom('analytics.api_token').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? '';
}

/** @returns false when there is no such token in the workspace */
export async function revokeToken(trx: StoreTrx, workspaceId: string, id: string): Promise<boolean> {
  const done = await trx.sql
    .updateTable('analytics.api_token')
    .set({ revoked_at: new Date() })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** The caller behind a token, or undefined when it is malformed, unknown, revoked or past its date. Service scope. */
export async function callerOf(trx: StoreTrx, token: string, now: Date): Promise<Caller | undefined> {
  const parsed = parseToken(token);
  if (!parsed) return undefined;
  const row = await trx.sql
    .selectFrom('analytics.api_token')
    .select(['id', 'workspace_id', 'access', 'secret_sha256', 'expires_at', 'revoked_at', 'last_used_at'])
    .where('id', '=', parsed.id)
    .executeTakeFirst();
  if (!row || row.revoked_at || !sameSecret(row.secret_sha256, parsed.secretSha256)) return undefined;
  if (row.expires_at && row.expires_at <= now) return undefined;
  // Once a minute is exact enough, and keeps reads from writing.
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 60_000) {
    await trx.sql.updateTable('analytics.api_token').set({ last_used_at: now }).where('id', '=', row.id).execute();
  }
  return { workspaceId: row.workspace_id, tokenId: row.id, right: row.access };
}
