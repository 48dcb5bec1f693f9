// Events through binary COPY into a table of this connection, and from there into the rows: those that are new.
// COPY cannot write behind the tenant line, and would end at the first event that is there already.
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { CanonicalEvent } from '../../normalize/event/index.ts';
import type { StoreTrx } from '../tables.ts';
import { CopyWriter } from './copy-rows.ts';
import { eventKey, sessionKey } from './event-key.ts';
import { ownerOf, type PeopleFound } from './people.repository.ts';
import type { Words } from './words.repository.ts';

const COLUMNS =
  'ts, key, session_id, value, person_id, campaign_id, name_id, platform_id, channel_id, currency_id, props';
const FIELDS = 11;
const STAGING = `create temp table if not exists event_staging (
  ts timestamptz, key bigint, session_id bigint, value double precision, person_id integer, campaign_id integer,
  name_id smallint, platform_id smallint, channel_id smallint, currency_id smallint, props jsonb) on commit delete rows`;

export interface Numbers {
  readonly words: Words;
  readonly people: PeopleFound;
}

/** @returns how many of the events were not there */
export async function stageEvents(
  trx: StoreTrx,
  workspaceId: string,
  batchId: string,
  source: string,
  events: readonly CanonicalEvent[],
  numbers: Numbers,
): Promise<number> {
  if (events.length === 0) return 0;
  await trx.client.query(STAGING);
  const copy = trx.client.query(copyFrom(`copy event_staging (${COLUMNS}) from stdin (format binary)`));
  copy.end(encode(workspaceId, source, events, numbers));
  await finished(copy);
  // In the order of the key, so that two writers of the same events wait for each other instead of crossing.
  const { rowCount } = await trx.client.query(
    `insert into analytics.event (workspace_id, batch_id, ${COLUMNS})
     select $1, $2, ${COLUMNS} from event_staging order by ts, key on conflict do nothing`,
    [workspaceId, batchId],
  );
  return rowCount ?? 0;
}

function encode(workspaceId: string, source: string, events: readonly CanonicalEvent[], numbers: Numbers): Buffer {
  const { words, people } = numbers;
  const copy = new CopyWriter();
  const sessions = new SessionKeys(workspaceId);
  for (const event of events) {
    const owner = ownerOf(event);
    copy.row(FIELDS);
    copy.time(event.ts);
    copy.int8(eventKey(workspaceId, source, event));
    copy.int8(sessions.of(event.session_id));
    copy.float8(event.value);
    copy.int4(people[owner.kind].get(owner.external_id));
    copy.int4(words.campaign.get(event.campaign ?? ''));
    copy.int2(words.name.get(event.name));
    copy.int2(words.platform.get(event.platform ?? ''));
    copy.int2(words.channel.get(event.channel ?? ''));
    copy.int2(words.currency.get(event.currency ?? ''));
    copy.jsonb(event.props);
  }
  return copy.end();
}

/** Events of one session mostly follow each other. */
class SessionKeys {
  readonly #workspaceId: string;
  readonly #known = new Map<string, bigint>();

  constructor(workspaceId: string) {
    this.#workspaceId = workspaceId;
  }

  of(sessionId: string | undefined): bigint | undefined {
    if (sessionId === undefined) return undefined;
    let key = this.#known.get(sessionId);
    if (key === undefined) {
      key = sessionKey(this.#workspaceId, sessionId);
      this.#known.set(sessionId, key);
    }
    return key;
  }
}
