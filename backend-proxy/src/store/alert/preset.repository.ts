// Ready alert rules with their blanks filled in, by slug.
import type { AlertPresetBody } from '@foresight/contracts';
import type { StoreTrx } from '../tables.ts';

/** By slug. */
export async function listAlertPresets(trx: StoreTrx, workspaceId: string): Promise<AlertPresetBody[]> {
  const { rows } = await trx.client.query<{ preset: AlertPresetBody }>(
    'select preset from analytics.alert_preset where workspace_id = $1 order by slug',
    [workspaceId],
  );
  return rows.map(({ preset }) => preset);
}

/** New, or in the place of the one of that slug. */
export async function putAlertPreset(
  trx: StoreTrx,
  { workspaceId, by }: { readonly workspaceId: string; readonly by: string },
  preset: AlertPresetBody,
): Promise<void> {
  await trx.client.query(
    `insert into analytics.alert_preset (workspace_id, slug, preset, created_by, updated_by) values ($1, $2, $3, $4, $4)
     on conflict (workspace_id, slug) do update set preset = $3, updated_at = clock_timestamp(), updated_by = $4`,
    [workspaceId, preset.slug, JSON.stringify(preset), by],
  );
}

export async function removeAlertPreset(trx: StoreTrx, workspaceId: string, slug: string): Promise<void> {
  await trx.client.query('delete from analytics.alert_preset where workspace_id = $1 and slug = $2', [
    workspaceId,
    slug,
  ]);
}
