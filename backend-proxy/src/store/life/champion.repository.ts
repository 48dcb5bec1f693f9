// How the forecasts of a metric are made now, and how they were before.
import type { CameBy, ForecastQuestion, Recipe } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

export interface Champion {
  readonly id: string;
  readonly metric: string;
  readonly recipe: Recipe;
  readonly came_by: CameBy;
  readonly challenger: string | null;
  /** What a rollback goes back to. */
  readonly replaces: string | null;
  readonly since: Date;
  readonly by: string;
}

const SELECT = 'select id, metric, recipe, came_by, challenger, replaces, since, by from analytics.champion';

/** undefined where no challenger was ever tried: then each question says for itself how. */
export async function currentChampion(
  trx: StoreTrx,
  workspaceId: string,
  metric: string,
  { lock = false } = {},
): Promise<Champion | undefined> {
  const { rows } = await trx.client.query<Champion>(
    `${SELECT} where workspace_id = $1 and metric = $2 and until is null ${lock ? 'for update' : ''}`,
    [workspaceId, metric],
  );
  return rows[0];
}

/** Those that serve, by metric. */
export async function listChampions(trx: StoreTrx, workspaceId: string): Promise<Champion[]> {
  const text = `${SELECT} where workspace_id = $1 and until is null order by metric`;
  return (await trx.client.query<Champion>(text, [workspaceId])).rows;
}

/** Of the present or of the past. */
export async function championById(trx: StoreTrx, id: string): Promise<Champion | undefined> {
  return (await trx.client.query<Champion>(`${SELECT} where id = $1`, [id])).rows[0];
}

/** Puts the recipe down as the champion where there is none yet. */
export async function ensureChampion(
  trx: StoreTrx,
  workspaceId: string,
  metric: string,
  recipe: Recipe,
  by: string,
  cameBy: CameBy = 'first',
): Promise<void> {
  await trx.client.query(
    `insert into analytics.champion (workspace_id, metric, recipe, came_by, by) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [workspaceId, metric, JSON.stringify(recipe), cameBy, by],
  );
}

type NewChampion = Pick<Champion, 'recipe' | 'came_by' | 'challenger' | 'replaces' | 'by'>;

/** @param current locked by the caller */
export async function replaceChampion(
  trx: StoreTrx,
  workspaceId: string,
  current: Champion,
  { recipe, came_by, challenger, replaces, by }: NewChampion,
): Promise<Champion> {
  await trx.client.query('update analytics.champion set until = clock_timestamp() where id = $1', [current.id]);
  const { rows } = await trx.client.query<Champion>(
    `insert into analytics.champion (workspace_id, metric, recipe, came_by, challenger, replaces, by)
     values ($1, $2, $3, $4, $5, $6, $7)
     returning id, metric, recipe, came_by, challenger, replaces, since, by`,
    [workspaceId, current.metric, JSON.stringify(recipe), came_by, challenger, replaces, by],
  );
  return rows[0]!;
}

/** The question of the newest run that serves, whatever series it is about. */
export async function newestRecipe(
  trx: StoreTrx,
  workspaceId: string,
  metric: string,
): Promise<ForecastQuestion | undefined> {
  return (await servedQuestions(trx, workspaceId, metric))[0];
}

/** The newest question of each choice of labels whose forecasts still are the active versions; the newest first. */
export async function servedQuestions(trx: StoreTrx, workspaceId: string, metric: string): Promise<ForecastQuestion[]> {
  const { rows } = await trx.client.query<{ question: ForecastQuestion }>(
    `select question from (
       select distinct on (r.question -> 'labels') r.question, r.created_at from analytics.model_run r
       where r.workspace_id = $1 and r.question ->> 'metric' = $2 and r.role = 'champion' and exists (
         select from analytics.ml_models m where m.run_id = r.id and m.is_active)
       order by r.question -> 'labels', r.created_at desc) newest
     order by created_at desc`,
    [workspaceId, metric],
  );
  return rows.map(row => row.question);
}
