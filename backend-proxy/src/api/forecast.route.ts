// Forecasts: ask for new ones, read what the ledger holds, now or as of a past moment.
import {
  ForecastList,
  ForecastMomentList,
  ForecastQuestion,
  Horizon,
  MetricName,
  MOST_MOMENTS,
  ModelVersionList,
  Time,
  Uuid,
} from '@foresight/contracts';
import { Type } from 'typebox';
import { readModels, readMoments } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { generateForecasts, storedForecasts } from './forecast.handler.ts';
import { LabelsQuery, labelsFrom } from './label-query.ts';
import { problemResponses } from './problems.ts';
import { timeFrom } from './time-query.ts';

export const RunRequested = Type.Object({ run_id: Uuid }, { $id: 'RunRequested', additionalProperties: false });

export const forecastRoutes: Routes = (api, deps) => {
  api.get(
    '/api/v1/forecasts',
    {
      config: { right: 'read' },
      schema: {
        tags: ['forecasts'],
        summary: 'The newest forecast of each series, or the one that was valid at a past time',
        querystring: Type.Object(
          {
            metric: MetricName,
            label: LabelsQuery,
            as_of: Type.Optional(Time),
            horizon: Type.Optional(Horizon),
          },
          { additionalProperties: false },
        ),
        response: { 200: ForecastList, ...problemResponses },
      },
    },
    async request => {
      const { metric, label, as_of, horizon } = request.query;
      const items = await storedForecasts(deps, callerIn(request), {
        metric,
        labels: labelsFrom(label),
        ...(as_of ? { asOf: new Date(timeFrom(as_of, 'query.as_of')) } : {}),
        ...(horizon ? { horizon } : {}),
      });
      return { items };
    },
  );

  api.get(
    '/api/v1/forecasts/moments',
    {
      config: { right: 'read' },
      schema: {
        tags: ['forecasts'],
        summary: 'When forecasts of a metric were issued, the newest first: what as_of can go back to',
        querystring: Type.Object(
          {
            metric: MetricName,
            label: LabelsQuery,
            before: Type.Optional(
              Type.String({ ...Time, description: 'Only earlier ones: the last issued_at of the page before' }),
            ),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_MOMENTS, default: 100 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: ForecastMomentList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { metric, label, before, limit = 100 } = request.query;
      const filter = {
        metric,
        labels: labelsFrom(label),
        limit,
        ...(before ? { before: new Date(timeFrom(before, 'query.before')) } : {}),
      };
      return { items: await deps.store.inWorkspace(workspaceId, trx => readMoments(trx, workspaceId, filter)) };
    },
  );

  api.post(
    '/api/v1/forecasts',
    {
      config: { right: 'write' },
      schema: {
        tags: ['forecasts'],
        summary: 'Train and forecast every series of a metric that fits; returns at once with the run',
        body: ForecastQuestion,
        response: { 202: RunRequested, ...problemResponses },
      },
    },
    async (request, reply) => reply.code(202).send(await generateForecasts(deps, callerIn(request), request.body)),
  );

  api.get(
    '/api/v1/models',
    {
      config: { right: 'read' },
      schema: {
        tags: ['forecasts'],
        summary: 'Model versions, the newest first',
        querystring: Type.Object(
          {
            metric: Type.Optional(MetricName),
            all: Type.Optional(Type.Boolean({ default: false, description: 'Past versions, too' })),
          },
          { additionalProperties: false },
        ),
        response: { 200: ModelVersionList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { metric, all = false } = request.query;
      const filter = { activeOnly: !all, ...(metric ? { metric } : {}) };
      return { items: await deps.store.inWorkspace(workspaceId, trx => readModels(trx, workspaceId, filter)) };
    },
  );
};
