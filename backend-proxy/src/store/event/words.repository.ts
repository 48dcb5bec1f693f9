// Words that events share (names, channels, …) as small numbers, made when they are first seen.
import { EVENT_LIMITS, ForesightError } from '@foresight/contracts';
import type { StoreTrx, Tables } from '../tables.ts';

export type WordKind = Tables['analytics.event_word']['kind'];
export const WORD_KINDS: readonly WordKind[] = ['name', 'platform', 'channel', 'campaign', 'currency'];

const MOST: Readonly<Record<WordKind, number>> = {
  name: EVENT_LIMITS.names,
  platform: EVENT_LIMITS.words,
  channel: EVENT_LIMITS.words,
  campaign: EVENT_LIMITS.campaigns,
  currency: EVENT_LIMITS.words,
};

export type Words = Readonly<Record<WordKind, ReadonlyMap<string, number>>>;

/**
 * Numbers of these words, made where missing.
 * @throws {ForesightError} too_large when there would be more words of a kind than events may have
 */
export async function wordNumbers(
  trx: StoreTrx,
  workspaceId: string,
  wanted: Readonly<Record<WordKind, ReadonlySet<string>>>,
): Promise<Words> {
  const pairs = WORD_KINDS.flatMap(kind => [...wanted[kind]].map(word => ({ kind, word })));
  let found = await findWords(trx, workspaceId, pairs);
  if (pairs.some(({ kind, word }) => !found[kind].has(word))) {
    // One at a time makes new words: numbers have no gaps, and a word has one number.
    await trx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`event words/${workspaceId}`]);
    found = await findWords(trx, workspaceId, pairs);
    await makeWords(
      trx,
      workspaceId,
      pairs.filter(({ kind, word }) => !found[kind].has(word)),
    );
    found = await findWords(trx, workspaceId, pairs);
  }
  return found;
}

interface Word {
  readonly kind: WordKind;
  readonly word: string;
}

async function findWords(trx: StoreTrx, workspaceId: string, pairs: readonly Word[]) {
  const { rows } = await trx.client.query<Word & { id: number }>(
    `select w.kind, w.word, w.id from unnest($2::text[], $3::text[]) as t(kind, word)
     join analytics.event_word w on w.workspace_id = $1 and w.kind = t.kind and w.word = t.word`,
    [workspaceId, pairs.map(pair => pair.kind), pairs.map(pair => pair.word)],
  );
  return byKind(rows);
}

function byKind(rows: readonly (Word & { id: number })[]): Record<WordKind, Map<string, number>> {
  const words = { name: new Map(), platform: new Map(), channel: new Map(), campaign: new Map(), currency: new Map() };
  for (const { kind, word, id } of rows) words[kind].set(word, id);
  return words;
}

async function makeWords(trx: StoreTrx, workspaceId: string, fresh: readonly Word[]): Promise<void> {
  const { rows } = await trx.client.query<{ kind: WordKind; last: number }>(
    'select kind, max(id) as last from analytics.event_word where workspace_id = $1 group by kind',
    [workspaceId],
  );
  const last = new Map(rows.map(row => [row.kind, row.last]));
  const ids = fresh.map(({ kind }) => {
    const id = (last.get(kind) ?? 0) + 1;
    last.set(kind, id);
    return id;
  });
  for (const [kind, id] of last) if (id > MOST[kind]) throw tooMany(kind, fresh);
  await trx.client.query(
    `insert into analytics.event_word (workspace_id, kind, id, word)
     select $1, * from unnest($2::text[], $3::int[], $4::text[])`,
    [workspaceId, fresh.map(one => one.kind), ids, fresh.map(one => one.word)],
  );
}

function tooMany(kind: WordKind, fresh: readonly Word[]): ForesightError {
  const example = fresh.find(one => one.kind === kind)!.word;
  return new ForesightError('too_large', `there would be more than ${MOST[kind]} different values of ${kind}`, {
    column: kind,
    fix: `values such as '${example}' look like ids or free text: send them as properties`,
  });
}

/** All words of a kind by number; position 0 is empty. */
export async function listWords(trx: StoreTrx, workspaceId: string, kind: WordKind): Promise<string[]> {
  const { rows } = await trx.client.query<{ id: number; word: string }>(
    'select id, word from analytics.event_word where workspace_id = $1 and kind = $2 order by id',
    [workspaceId, kind],
  );
  const words = [''];
  for (const { id, word } of rows) words[id] = word;
  return words;
}
