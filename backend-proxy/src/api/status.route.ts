// What a connection needs to know of itself: who it is for the service, and whether everything behind it works.
import { ServiceStatus } from '@foresight/contracts';
import { countSeries, workspaceById } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';

export const statusRoutes: Routes = (api, { store, readiness, version, now, config }) => {
  api.get(
    '/api/v1/health',
    {
      config: { right: 'read' },
      schema: {
        tags: ['health'],
        summary: 'The service as this token sees it: version, workspace, database, clock',
        response: { 200: ServiceStatus, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId, right } = callerIn(request);
      const seen = await store.inWorkspace(workspaceId, async trx => {
        const workspace = await workspaceById(trx, workspaceId);
        const metrics = await countSeries(trx, workspaceId);
        const asked = now();
        const { rows } = await trx.client.query<{ now: Date }>('select clock_timestamp() as now');
        return { workspace, metrics: metrics.length, asked, database: rows[0]!.now };
      });
      const { id, slug, name, time_zone } = seen.workspace;
      return {
        version,
        workspace: { id, slug, name, time_zone },
        right,
        metrics: seen.metrics,
        asks_grafana: Boolean(config.grafana.url && config.grafana.api_token),
        time: seen.asked.toISOString(),
        clock_skew_ms: seen.asked.getTime() - seen.database.getTime(),
        checks: await readiness(),
      };
    },
  );
};
