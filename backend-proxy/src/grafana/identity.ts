// Who calls: the data source's token gives the workspace and a right, the user's role in Grafana caps the right.
import { ForesightError, RIGHTS, type Right } from '@foresight/contracts';
import { sha256 } from '../platform/crypto.ts';
import { type Caller, callerOf, type Store } from '../store/index.ts';
import { BytesCache } from './cache.ts';
import type { PluginContext } from './protocol/index.ts';

const RIGHT_OF_ROLE: Readonly<Record<string, Right>> = { Viewer: 'read', Editor: 'write', Admin: 'admin' };

/** What the role allows at most. Calls without a user (alerting) and unknown roles may read. */
export function rightOfRole(context: PluginContext | null): Right {
  return RIGHT_OF_ROLE[context?.user?.role ?? ''] ?? 'read';
}

/** @throws {ForesightError} unauthorized when the data source has no token */
export function tokenOf(context: PluginContext | null): string {
  const token = context?.dataSourceInstanceSettings?.decryptedSecureJsonData.token?.trim();
  if (token) return token;
  throw new ForesightError('unauthorized', 'the data source has no token', {
    fix: 'make one with: foresight token create NAME, and enter it in the settings of the data source',
  });
}

/** The caller with the lesser of both rights. @throws {ForesightError} unauthorized */
export async function identify(store: Store, context: PluginContext | null, now: Date): Promise<Caller> {
  const token = tokenOf(context);
  const caller = await store.asService(trx => callerOf(trx, token, now));
  if (!caller) {
    throw new ForesightError('unauthorized', "the data source's token is unknown, revoked or expired", {
      fix: 'make a new one with: foresight token create NAME, and enter it in the settings of the data source',
    });
  }
  return { ...caller, right: lesser(caller.right, rightOfRole(context)) };
}

/**
 * The check of a call, and who it will most likely turn out to be, so that work can begin before the check is through.
 * What was begun for `likely` may be told to nobody before `checked` has resolved.
 */
export interface Identity {
  readonly checked: Promise<Caller>;
  /** The caller that this token was at its last check; a token never changes its workspace. */
  readonly likely: Caller | undefined;
}

/** @returns checks one call; every call is checked against the database */
export function identities(store: Store, now: () => Date): (context: PluginContext | null) => Identity {
  const known = new BytesCache<Caller>(1024 ** 2);
  return context => {
    const token = context?.dataSourceInstanceSettings?.decryptedSecureJsonData.token ?? '';
    const key = sha256(`${rightOfRole(context)} ${token}`).toString('base64');
    const checked = identify(store, context, now());
    checked.then(
      caller => known.set(key, caller, 500),
      () => known.delete(key),
    );
    return { checked, likely: known.get(key) };
  };
}

const lesser = (a: Right, b: Right): Right => (RIGHTS.indexOf(a) < RIGHTS.indexOf(b) ? a : b);
