// What in stored series was unlike their past: the question of the anomaly query, without Grafana.
import {
  ANOMALY_DIRECTIONS,
  ANOMALY_SEVERITIES,
  AnomalyList,
  type AnomalyWish,
  ForesightError,
  MetricName,
  MOST_LOOKED_BACK,
  Time,
} from '@foresight/contracts';
import { type Static, Type } from 'typebox';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { LabelsQuery, labelsFrom } from './label-query.ts';
import { problemResponses } from './problems.ts';
import { timeFrom } from './time-query.ts';

const Points = Type.Integer({ minimum: 1, maximum: MOST_LOOKED_BACK });

const AnomaliesQuery = Type.Object(
  {
    metric: MetricName,
    label: LabelsQuery,
    from: Type.Optional(Type.String({ ...Time, description: 'Default: a week before `to`' })),
    to: Type.Optional(Type.String({ ...Time, description: 'Default: now' })),
    sensitivity: Type.Optional(Type.Enum(ANOMALY_SEVERITIES, { description: 'Default: normal' })),
    direction: Type.Optional(Type.Enum(ANOMALY_DIRECTIONS, { description: 'Default: both' })),
    min_deviation: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1e15, description: 'From the expected value, in its units' }),
    ),
    min_deviation_percent: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1e6, description: 'From the expected value, in percent of it' }),
    ),
    outside_x: Type.Optional(Type.Integer({ ...Points, description: 'x of the last n values must be outside' })),
    outside_n: Type.Optional(Points),
  },
  { additionalProperties: false },
);
type AnomaliesQuery = Static<typeof AnomaliesQuery>;

const WEEK = 7 * 86_400_000;

export const anomalyRoutes: Routes = (api, { anomalies, now }) => {
  api.get(
    '/api/v1/anomalies',
    {
      config: { right: 'read' },
      schema: {
        tags: ['anomalies'],
        summary: 'What in each series of a metric was unlike its past, value by value as it came',
        querystring: AnomaliesQuery,
        response: { 200: AnomalyList, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { metric, label } = request.query;
      const question = { metric, labels: labelsFrom(label), range: rangeOf(request.query, now()) };
      // The detector need not go on for someone who left.
      const left = new AbortController();
      reply.raw.once('close', () => left.abort());
      const items = await anomalies(callerIn(request), { ...question, ...wishOf(request.query), signal: left.signal });
      return { items };
    },
  );
};

/** Epoch ms, both included. @throws {ForesightError} bad_request for an end before its beginning */
function rangeOf(query: AnomaliesQuery, now: Date): { from: number; to: number } {
  const to = query.to === undefined ? now.getTime() : timeFrom(query.to, 'query.to');
  const from = query.from === undefined ? to - WEEK : timeFrom(query.from, 'query.from');
  if (from <= to) return { from, to };
  const [begins, ends] = [from, to].map(at => new Date(at).toISOString());
  throw new ForesightError('bad_request', `query.from ${begins} is after query.to ${ends}`, {
    fix: 'give a time before the other',
  });
}

/** @throws {ForesightError} bad_request for x without n, or n without x */
function wishOf(query: AnomaliesQuery): AnomalyWish {
  const { sensitivity, direction, min_deviation, min_deviation_percent, outside_x: x, outside_n: n } = query;
  if ((x === undefined) !== (n === undefined)) {
    const [given, missing] = x === undefined ? ['outside_n', 'outside_x'] : ['outside_x', 'outside_n'];
    throw new ForesightError('bad_request', `query.${given} is there without query.${missing}`, {
      fix: 'give both, such as outside_x=3&outside_n=5',
    });
  }
  return {
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(direction === undefined ? {} : { direction }),
    ...(min_deviation === undefined ? {} : { minDeviation: min_deviation }),
    ...(min_deviation_percent === undefined ? {} : { minDeviationPercent: min_deviation_percent }),
    ...(x === undefined || n === undefined ? {} : { outside: { x, n } }),
  };
}
