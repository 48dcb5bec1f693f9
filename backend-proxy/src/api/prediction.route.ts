// The endpoints under /api/analytics/predictions: other names and defaults for the same handlers.
import {
  ForecastList,
  GrowthList,
  GrowthQuerystring,
  Horizon,
  Labels,
  Levels,
  MetricName,
  ModelChoice,
  RunSchema,
  Seasons,
} from '@foresight/contracts';
import { Type } from 'typebox';
import type { Routes } from './api-types.ts';
import { callerIn, sameWorkspace } from './auth.ts';
import { generateForecasts, storedForecasts } from './forecast.handler.ts';
import { RunRequested } from './forecast.route.ts';
import { growthForecasts } from './growth.handler.ts';
import { problemResponses } from './problems.ts';
import { RunParams, runById } from './run.route.ts';

const WorkspaceId = Type.Optional(Type.String({ format: 'uuid', description: "The token's own, when given" }));
const PREFIX = '/api/analytics/predictions';

export const predictionRoutes: Routes = (api, deps) => {
  api.get(
    `${PREFIX}/consumption`,
    {
      config: { right: 'read' },
      schema: {
        tags: ['predictions'],
        summary: 'Forecast of credit consumption by feature and service, with bands',
        querystring: Type.Object(
          {
            workspace_id: WorkspaceId,
            days_ahead: Type.Optional(Horizon),
            metric: Type.Optional(Type.String({ ...MetricName, default: 'credits_consumed' })),
          },
          { additionalProperties: false },
        ),
        response: { 200: ForecastList, ...problemResponses },
      },
    },
    async request => {
      const caller = callerIn(request);
      const { workspace_id, days_ahead, metric = 'credits_consumed' } = request.query;
      sameWorkspace(caller, workspace_id);
      return { items: await storedForecasts(deps, caller, { metric, ...(days_ahead ? { horizon: days_ahead } : {}) }) };
    },
  );

  api.get(
    `${PREFIX}/growth`,
    {
      config: { right: 'read' },
      schema: {
        tags: ['predictions'],
        summary: 'Forecast of a growth metric such as active users, with bands and milestones',
        querystring: Type.Object(
          { workspace_id: WorkspaceId, metric: MetricName, horizon_days: Type.Optional(Horizon), ...GrowthQuerystring },
          { additionalProperties: false },
        ),
        response: { 200: GrowthList, ...problemResponses },
      },
    },
    async request => {
      const caller = callerIn(request);
      const { workspace_id, metric, horizon_days, better = 'higher', milestone: milestones } = request.query;
      sameWorkspace(caller, workspace_id);
      const horizon = horizon_days ? { horizon: horizon_days } : {};
      return { items: await growthForecasts(deps, caller, { metric, ...horizon, better, milestones }) };
    },
  );

  api.post(
    `${PREFIX}/generate`,
    {
      config: { right: 'write' },
      schema: {
        tags: ['predictions'],
        summary: 'New predictions on demand; the id tracks them',
        body: Type.Object(
          {
            prediction_type: Type.Literal('forecast'),
            target_metric: MetricName,
            horizon: Type.Optional(Horizon),
            parameters: Type.Optional(
              Type.Object(
                {
                  labels: Type.Optional(Labels),
                  levels: Type.Optional(Levels),
                  seasons: Type.Optional(Seasons),
                  model: Type.Optional(ModelChoice),
                },
                { additionalProperties: false },
              ),
            ),
          },
          { $id: 'GenerateBody', additionalProperties: false },
        ),
        response: { 202: RunRequested, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { target_metric, horizon, parameters = {} } = request.body;
      const question = { metric: target_metric, ...parameters, ...(horizon ? { horizon } : {}) };
      return reply.code(202).send(await generateForecasts(deps, callerIn(request), question));
    },
  );

  api.get(
    `${PREFIX}/generate/:id`,
    {
      config: { right: 'read' },
      schema: {
        tags: ['predictions'],
        summary: 'Progress of predictions that were asked for',
        params: RunParams,
        response: { 200: RunSchema, ...problemResponses },
      },
    },
    request => runById(deps, callerIn(request), request.params.id),
  );
};
