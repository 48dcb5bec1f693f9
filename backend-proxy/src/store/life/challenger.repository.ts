// Challengers of a workspace.
import { ForesightError, type Recipe } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

export interface Challenger {
  readonly id: string;
  readonly workspace_id: string;
  readonly slug: string;
  readonly metric: string;
  readonly recipe: Recipe;
  readonly min_gain: number;
  readonly level: number;
  /** Judged by its first so many steps; null: by all. */
  readonly steps: number | null;
  readonly auto_promote: boolean;
  readonly created_at: Date;
  readonly created_by: string;
  readonly promoted_at: Date | null;
}

export type NewChallenger = Pick<
  Challenger,
  'slug' | 'metric' | 'recipe' | 'min_gain' | 'level' | 'steps' | 'auto_promote'
>;

/** Each trains every series once more. */
const MOST_OPEN = 3;

const SELECT = `select id, workspace_id, slug, metric, recipe, min_gain, level, steps, auto_promote, created_at, created_by,
  promoted_at from analytics.challenger`;

/** By slug; those that were promoted, too. */
export async function listChallengers(trx: StoreTrx, workspaceId: string): Promise<Challenger[]> {
  return (await trx.client.query<Challenger>(`${SELECT} where workspace_id = $1 order by slug`, [workspaceId])).rows;
}

/** Those that are still tried. @param workspaceId undefined: of all workspaces, for the service itself */
export async function openChallengers(
  trx: StoreTrx,
  { workspaceId, metric }: { readonly workspaceId?: string | undefined; readonly metric?: string | undefined },
): Promise<Challenger[]> {
  const { rows } = await trx.client.query<Challenger>(
    `${SELECT} where promoted_at is null and ($1::uuid is null or workspace_id = $1) and ($2::text is null or metric = $2)
     order by workspace_id, slug`,
    [workspaceId ?? null, metric ?? null],
  );
  return rows;
}

/** @throws {ForesightError} challenger_not_found, with those there are */
export async function challengerBySlug(trx: StoreTrx, workspaceId: string, slug: string): Promise<Challenger> {
  const all = await listChallengers(trx, workspaceId);
  const found = all.find(one => one.slug === slug);
  if (found) return found;
  const names = all.slice(0, 10).map(one => one.slug);
  const more = all.length > 10 ? ` and ${all.length - 10} more` : '';
  throw new ForesightError('challenger_not_found', `there is no challenger '${slug}' in this workspace`, {
    fix: names.length > 0 ? `choose one of: ${names.join(', ')}${more}` : 'make one first: POST /api/v1/challengers',
  });
}

/** @throws {ForesightError} conflict for a slug that is taken, or a metric that has enough of them */
export async function createChallenger(
  trx: StoreTrx,
  workspaceId: string,
  by: string,
  { slug, metric, recipe, min_gain, level, steps, auto_promote }: NewChallenger,
): Promise<Challenger> {
  const open = await openChallengers(trx, { workspaceId, metric });
  if (open.length >= MOST_OPEN) {
    throw new ForesightError('conflict', `'${metric}' has ${open.length} challengers, and ${MOST_OPEN} are the most`, {
      fix: `remove one of: ${open.map(one => one.slug).join(', ')}`,
    });
  }
  const { rowCount } = await trx.client.query(
    `insert into analytics.challenger (workspace_id, slug, metric, recipe, min_gain, level, steps, auto_promote, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [workspaceId, slug, metric, JSON.stringify(recipe), min_gain, level, steps, auto_promote, by],
  );
  if (rowCount === 1) return challengerBySlug(trx, workspaceId, slug);
  throw new ForesightError('conflict', `there is a challenger '${slug}' already`, {
    fix: 'choose another slug, or remove that one first',
  });
}

/** Its contest goes on. */
export async function setAutoPromote(trx: StoreTrx, id: string, autoPromote: boolean): Promise<void> {
  await trx.client.query('update analytics.challenger set auto_promote = $2 where id = $1', [id, autoPromote]);
}

/** It is the champion now: nothing more to try. */
export async function endChallenger(trx: StoreTrx, id: string, beatenId: string): Promise<void> {
  await trx.client.query('update analytics.challenger set promoted_at = clock_timestamp(), beat = $2 where id = $1', [
    id,
    beatenId,
  ]);
}

/** With what was measured of it. @throws {ForesightError} challenger_not_found */
export async function removeChallenger(trx: StoreTrx, workspaceId: string, slug: string): Promise<void> {
  const { id } = await challengerBySlug(trx, workspaceId, slug);
  await trx.client.query('delete from analytics.challenger where id = $1', [id]);
}
