// How the models that serve are doing: fresh, stale, drifting, without data or failing.
import { ForesightError, MetricName, ModelHealthList } from '@foresight/contracts';
import { Type } from 'typebox';
import { modelHealth } from '../predictions/health/index.ts';
import { readServing } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { LabelsQuery, labelsFrom } from './label-query.ts';
import { problemResponses } from './problems.ts';

const MOST_SERIES = 500;

export const modelHealthRoutes: Routes = (api, { store, now }) => {
  api.get(
    '/api/v1/model-health',
    {
      config: { right: 'read' },
      schema: {
        tags: ['forecasts'],
        summary: 'How the forecast that serves each series is doing: freshness, and the band against what came',
        querystring: Type.Object(
          { metric: Type.Optional(MetricName), label: LabelsQuery },
          { additionalProperties: false },
        ),
        response: { 200: ModelHealthList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { metric, label } = request.query;
      const filter = { ...(metric ? { metric } : {}), labels: labelsFrom(label), limit: MOST_SERIES + 1 };
      const serving = await store.inWorkspace(workspaceId, trx => readServing(trx, workspaceId, filter));
      if (serving.length > MOST_SERIES) {
        throw new ForesightError(
          'bad_request',
          `more than ${MOST_SERIES} series fit, the most that one question reads`,
          {
            fix: 'name a metric, or narrow the labels',
          },
        );
      }
      return { items: await modelHealth(store, workspaceId, serving, now().getTime()) };
    },
  );
};
