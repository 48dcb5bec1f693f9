// Workspaces: the tenant line of everything stored.
import { ForesightError } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

export interface Workspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly time_zone: string;
}

const columns = ['id', 'slug', 'name', 'time_zone'] as const;

/** Makes the workspace when there is none of that slug, and brings name and time zone up to date. */
export function ensureWorkspace(
  trx: StoreTrx,
  w: { slug: string; name: string; timeZone: string },
): Promise<Workspace> {
  const values = { slug: w.slug, name: w.name, time_zone: w.timeZone };
  return trx.sql
    .insertInto('analytics.workspace')
    .values(values)
    .onConflict(conflict => conflict.column('slug').doUpdateSet(values))
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** @throws {ForesightError} not_found, with the slugs there are */
export async function workspaceBySlug(trx: StoreTrx, slug: string): Promise<Workspace> {
  const all = await trx.sql.selectFrom('analytics.workspace').select(columns).orderBy('slug').execute();
  const found = all.find(workspace => workspace.slug === slug);
  if (!found) {
    const known = all.map(workspace => workspace.slug).join(', ') || 'none yet';
    throw new ForesightError('not_found', `there is no workspace '${slug}'; there are: ${known}`, {
      fix: 'name one of them, or add it under `workspaces` in foresight.yaml',
    });
  }
  return found;
}

export function workspaceById(trx: StoreTrx, id: string): Promise<Workspace> {
  return trx.sql.selectFrom('analytics.workspace').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
}
