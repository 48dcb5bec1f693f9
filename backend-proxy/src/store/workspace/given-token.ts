// A token that comes from outside, by configuration, so that both ends of a wire can be given the same one.
import { ForesightError, type Right } from '@foresight/contracts';
import { parseToken, sameSecret } from '../../platform/crypto.ts';
import type { StoreTrx } from '../tables.ts';

export interface GivenToken {
  readonly token: string;
  /** One token of this name is in use at a time: a new one takes the place of the one before. */
  readonly name: string;
  readonly right: Right;
}

/**
 * Sees that the token opens the workspace with this right. Doing it again changes nothing. Service scope.
 * @returns ids of tokens of the same name that it replaced; they are revoked
 * @throws {ForesightError} bad_request for what is no token; conflict for one that was revoked, has run out, or was
 * made for something else
 */
export async function ensureGivenToken(trx: StoreTrx, workspaceId: string, given: GivenToken): Promise<string[]> {
  const parsed = parseToken(given.token);
  if (!parsed) throw new ForesightError('bad_request', 'the token does not have the form fsk_…_…', NEW_ONE);
  const { id, secretSha256 } = parsed;
  const { name, right } = given;
  // Two services that start at once: the later one wins, whole.
  await trx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`token/${name}`]);
  await trx.sql
    .insertInto('analytics.api_token')
    .values({ id, workspace_id: workspaceId, name, access: right, secret_sha256: secretSha256 })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute();
  const known = await trx.sql
    .selectFrom('analytics.api_token')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  refuse(known, { workspaceId, secretSha256, ...given });
  await trx.sql
    .updateTable('analytics.api_token')
    .set({ workspace_id: workspaceId, access: right })
    .where('id', '=', id)
    .execute();
  return revokeOthers(trx, id, name);
}

const NEW_ONE = { fix: 'print a new one with `foresight token generate`, and give it to the service and to Grafana' };

interface Known {
  readonly id: string;
  readonly workspace_id: string;
  readonly name: string;
  readonly access: Right;
  readonly secret_sha256: Buffer;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
}

/** What a person ended stays ended, and what a person made for something else is not bent to this purpose. */
function refuse(known: Known, wanted: GivenToken & { workspaceId: string; secretSha256: Buffer }): void {
  const conflict = (what: string) =>
    new ForesightError('conflict', `the token with the id ${known.id} ${what}`, NEW_ONE);
  if (!sameSecret(known.secret_sha256, wanted.secretSha256)) throw conflict('exists with another secret');
  if (known.revoked_at) throw conflict(`was revoked on ${known.revoked_at.toISOString()} and does not come back`);
  if (known.name === wanted.name) return;
  if (known.expires_at) throw conflict(`was made as '${known.name}' and ends on ${known.expires_at.toISOString()}`);
  if (known.workspace_id !== wanted.workspaceId || known.access !== wanted.right) {
    throw conflict(`was made as '${known.name}', with the right ${known.access}, for a purpose of its own`);
  }
}

async function revokeOthers(trx: StoreTrx, id: string, name: string): Promise<string[]> {
  const revoked = await trx.sql
    .updateTable('analytics.api_token')
    .set({ revoked_at: new Date() })
    .where('name', '=', name)
    .where('id', '<>', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return revoked.map(row => row.id);
}
