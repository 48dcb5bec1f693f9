// Labels of a metric with their values: what an editor offers.
import { LabelList, MetricName } from '@foresight/contracts';
import { Type } from 'typebox';
import { listLabels } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { problemResponses } from './problems.ts';

export const labelRoutes: Routes = (api, { store }) => {
  api.get(
    '/api/v1/labels',
    {
      config: { right: 'read' },
      schema: {
        tags: ['metrics'],
        summary: 'Every label of a metric with its values',
        querystring: Type.Object({ metric: MetricName }, { additionalProperties: false }),
        response: { 200: LabelList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { metric } = request.query;
      return { items: await store.inWorkspace(workspaceId, trx => listLabels(trx, workspaceId, metric)) };
    },
  );
};
