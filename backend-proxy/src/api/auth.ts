// Who may call: a bearer token gives a workspace and a right; every route states the right it needs.
import { ForesightError, RIGHTS, type Right } from '@foresight/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Caller, callerOf, type Store, type StoreTrx, tokenName } from '../store/index.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** 'public' routes need no token. */
    right?: Right | 'public';
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** Lowers the right of one request, as Grafana does for a user's role. Whoever sends it can only lose by it. */
export const RIGHT_CAP_HEADER = 'foresight-right-at-most';

/** Login of the person in Grafana for whom a call is made, in percent-encoding. It names who changed something; it gives no right. */
export const USER_HEADER = 'foresight-user';

/** admin may do all, write may read. */
export function allows(has: Right, needs: Right): boolean {
  return RIGHTS.indexOf(has) >= RIGHTS.indexOf(needs);
}

/** The caller of a request that went through the check. */
export function callerIn(request: FastifyRequest): Caller {
  if (!request.caller) throw new ForesightError('unauthorized', 'this route needs a token');
  return request.caller;
}

/** Who is told to have changed something: the login in Grafana, else the name of the token. */
export async function callerName(trx: StoreTrx, request: FastifyRequest): Promise<string> {
  const { [USER_HEADER]: user } = request.headers;
  if (typeof user === 'string' && user !== '') return decoded(user).slice(0, LONGEST_USER);
  return tokenName(trx, callerIn(request).tokenId);
}

const LONGEST_USER = 200;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll('\0', '');
  } catch {
    return text;
  }
}

/** Checks every request before its body is read. */
export function requireRights(app: FastifyInstance, store: Store, now: () => Date): void {
  app.decorateRequest('caller', null);
  app.addHook('onRoute', route => {
    // A route without a stated right is a mistake that must not open a door.
    if (!route.config?.right) throw new Error(`route ${route.method} ${route.url} states no right`);
  });
  app.addHook('onRequest', async request => {
    const right = request.routeOptions.config.right;
    if (right === 'public' || request.is404) return;
    request.caller = await identify(request, store, now());
    if (!right) return;
    const has = request.caller.right;
    if (!allows(has, right)) {
      throw new ForesightError('forbidden', `this needs a token with right '${right}'; yours has '${has}'`, {
        fix: 'ask an admin of the workspace for another token',
      });
    }
    request.caller = { ...request.caller, right: withinCap(request.headers[RIGHT_CAP_HEADER], has, right) };
  });
}

/** The lesser of the right and its cap. @throws {ForesightError} forbidden when that is not enough */
function withinCap(cap: string | string[] | undefined, has: Right, needs: Right): Right {
  if (cap === undefined) return has;
  const most = RIGHTS.find(right => right === cap) ?? 'read';
  if (!allows(most, needs)) {
    throw new ForesightError('forbidden', `this needs the right '${needs}'; your role in Grafana allows '${most}'`, {
      fix: 'ask an admin of Grafana for another role: Editor may write, Admin may do all',
    });
  }
  return allows(has, most) ? most : has;
}

async function identify(request: FastifyRequest, store: Store, now: Date): Promise<Caller> {
  const header = request.headers.authorization;
  if (header === undefined) {
    throw new ForesightError('unauthorized', 'the request has no Authorization header', {
      fix: 'send "Authorization: Bearer fsk_…"; make a token with: foresight token create NAME',
    });
  }
  const [scheme = '', token = ''] = header.split(' ');
  if (scheme.toLowerCase() !== 'bearer') {
    throw new ForesightError('unauthorized', "the Authorization header does not begin with 'Bearer'", {
      fix: 'send "Authorization: Bearer fsk_…"',
    });
  }
  const caller = await store.asService(trx => callerOf(trx, token, now));
  if (!caller) {
    throw new ForesightError('unauthorized', 'the token is unknown, revoked or expired', {
      fix: 'make a new one with: foresight token create NAME',
    });
  }
  return caller;
}

/** Refuses a workspace id in the query that is not the token's own. */
export function sameWorkspace(caller: Caller, asked: string | undefined): void {
  if (asked === undefined || asked === caller.workspaceId) return;
  throw new ForesightError('forbidden', `the token belongs to another workspace than ${asked}`, {
    fix: 'leave workspace_id out, or use a token of that workspace',
  });
}
