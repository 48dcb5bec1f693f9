// What makes two events the same: 64 bits that, with the time, are unique.
import { hash } from 'node:crypto';
import type { CanonicalEvent } from '../../normalize/event/index.ts';

/** Between fields; no text that is kept holds it. */
const GAP = '\0';

/**
 * The event's own id within its source, else all of its content. The workspace is in it, for rows of all workspaces
 * share one table.
 */
export function eventKey(workspaceId: string, source: string, event: CanonicalEvent): bigint {
  const own = event.id === undefined ? contentOf(event) : `id${GAP}${event.id}`;
  return hash('sha256', `${workspaceId}${GAP}${source}${GAP}${own}`, 'buffer').readBigInt64BE();
}

function contentOf(event: CanonicalEvent): string {
  const { user_id, anonymous_id, name, session_id, platform, channel, campaign, value, currency, props } = event;
  const fields = [user_id, anonymous_id, name, session_id, platform, channel, campaign, value, currency, props];
  return fields.map(field => field ?? '').join(GAP);
}

/** Sessions are kept as 64 bits of a hash; 0 is kept free for "none". */
export function sessionKey(workspaceId: string, sessionId: string): bigint {
  return hash('sha256', `${workspaceId}${GAP}${sessionId}`, 'buffer').readBigInt64BE() || 1n;
}
