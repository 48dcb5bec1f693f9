// How complete and how fresh stored series are: the numbers of the quality query.
import { ForesightError, MetricName, SeriesQualityList, Time } from '@foresight/contracts';
import { Type } from 'typebox';
import { seriesQuality } from '../features/quality/index.ts';
import { readSeriesStates } from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { LabelsQuery, labelsFrom } from './label-query.ts';
import { problemResponses } from './problems.ts';
import { timeFrom } from './time-query.ts';

const MOST_SERIES = 2_000;
const DEFAULT_SPAN = 30 * 86_400_000;

export const qualityRoutes: Routes = (api, { store, now }) => {
  api.get(
    '/api/v1/quality',
    {
      config: { right: 'read' },
      schema: {
        tags: ['metrics'],
        summary: 'How complete and how fresh stored series are; the last 30 days when no span is given',
        querystring: Type.Object(
          {
            metric: Type.Optional(MetricName),
            label: LabelsQuery,
            from: Type.Optional(Time),
            to: Type.Optional(Time),
          },
          { additionalProperties: false },
        ),
        response: { 200: SeriesQualityList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { metric, label, from, to } = request.query;
      const present = now().getTime();
      const end = to === undefined ? present : timeFrom(to, 'to');
      const span = { from: from === undefined ? end - DEFAULT_SPAN : timeFrom(from, 'from'), to: end };
      const states = await store.inWorkspace(workspaceId, trx =>
        readSeriesStates(trx, workspaceId, metric, labelsFrom(label)),
      );
      if (states.length > MOST_SERIES) {
        throw new ForesightError(
          'bad_request',
          `${states.length} series fit; one question reads ${MOST_SERIES} at most`,
          {
            fix: 'name a metric, or narrow the labels',
          },
        );
      }
      return { items: await seriesQuality(store, workspaceId, states, span, present) };
    },
  );
};
