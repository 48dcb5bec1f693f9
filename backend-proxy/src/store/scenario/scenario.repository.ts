// Saved scenarios of a workspace.
import {
  ForesightError,
  type ScenarioAnswer,
  type ScenarioBody,
  type ScenarioChange,
  slugOf,
} from '@foresight/contracts';
import { type Selectable, sql } from 'kysely';
import type { StoreTrx, Tables } from '../tables.ts';

/** The workspace, and who writes: a login in Grafana, a token's name, the command line. */
interface Writer {
  readonly workspaceId: string;
  readonly by: string;
}

const columns = [
  'slug',
  'name',
  'description',
  'adjustments',
  'version',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
] as const;
type Row = Pick<Selectable<Tables['analytics.scenario']>, (typeof columns)[number]>;

const answer = (row: Row): ScenarioAnswer => ({
  ...row,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});

/** By name. */
export async function listScenarios(trx: StoreTrx, workspaceId: string): Promise<ScenarioAnswer[]> {
  const rows = await trx.sql
    .selectFrom('analytics.scenario')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .orderBy('slug')
    .execute();
  return rows.map(answer);
}

/** @throws {ForesightError} scenario_not_found, with those there are */
export async function scenarioBySlug(trx: StoreTrx, workspaceId: string, slug: string): Promise<ScenarioAnswer> {
  const row = await trx.sql
    .selectFrom('analytics.scenario')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (row) return answer(row);
  throw notFound(slug, await listScenarios(trx, workspaceId));
}

/** @throws {ForesightError} bad_request for a name that makes no slug, conflict for a slug that is taken */
export async function createScenario(
  trx: StoreTrx,
  { workspaceId, by }: Writer,
  { name, description, adjustments, slug = slugOf(name) }: ScenarioBody,
): Promise<ScenarioAnswer> {
  if (slug === '') {
    throw new ForesightError('bad_request', `the name '${name}' has no letter a to z and no digit to make a slug of`, {
      fix: 'give a slug, such as more-users',
    });
  }
  const row = await trx.sql
    .insertInto('analytics.scenario')
    .values({
      workspace_id: workspaceId,
      slug,
      name,
      description: description ?? null,
      adjustments: JSON.stringify(adjustments),
      created_by: by,
      updated_by: by,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning(columns)
    .executeTakeFirst();
  if (row) return answer(row);
  throw new ForesightError('conflict', `there is a scenario '${slug}' already`, {
    fix: 'choose another slug, or change that one with its version',
  });
}

/**
 * Puts it in the place of what is there.
 * @throws {ForesightError} scenario_not_found; conflict when it was changed since `version` was read
 */
export async function changeScenario(
  trx: StoreTrx,
  { workspaceId, by }: Writer,
  slug: string,
  { name, description, adjustments, version }: ScenarioChange,
): Promise<ScenarioAnswer> {
  const row = await trx.sql
    .updateTable('analytics.scenario')
    .set({
      name,
      description: description ?? null,
      adjustments: JSON.stringify(adjustments),
      version: version + 1,
      updated_at: sql<Date>`clock_timestamp()`,
      updated_by: by,
    })
    .where('workspace_id', '=', workspaceId)
    .where('slug', '=', slug)
    .where('version', '=', version)
    .returning(columns)
    .executeTakeFirst();
  if (row) return answer(row);
  const stored = await scenarioBySlug(trx, workspaceId, slug);
  throw new ForesightError(
    'conflict',
    `'${slug}' is at version ${stored.version}, not ${version}: ${stored.updated_by} changed it at ${stored.updated_at}`,
    { fix: 'read it again, and make the change to what is there now' },
  );
}

/** @throws {ForesightError} scenario_not_found */
export async function removeScenario(trx: StoreTrx, workspaceId: string, slug: string): Promise<void> {
  const { numDeletedRows } = await trx.sql
    .deleteFrom('analytics.scenario')
    .where('workspace_id', '=', workspaceId)
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw notFound(slug, await listScenarios(trx, workspaceId));
}

function notFound(slug: string, known: readonly ScenarioAnswer[]): ForesightError {
  const names = known.slice(0, 10).map(one => one.slug);
  const more = known.length > 10 ? ` and ${known.length - 10} more` : '';
  return new ForesightError('scenario_not_found', `there is no scenario '${slug}' in this workspace`, {
    fix: names.length > 0 ? `choose one of: ${names.join(', ')}${more}` : 'save one first: POST /api/v1/scenarios',
  });
}
