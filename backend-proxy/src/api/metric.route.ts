// Stored metrics: what there is, its series, their points, and pushing new ones.
import {
  ForesightError,
  MetricList,
  MetricName,
  PointsSchema,
  PushAnswer,
  PushBody,
  SeriesList,
  Time,
} from '@foresight/contracts';
import { Type } from 'typebox';
import {
  appendPoints,
  canonicalLabels,
  findSeries,
  listMetrics,
  lockMetric,
  readPoints,
  runFromRows,
  type StoredMetric,
  type StoredSeries,
  upsertSeries,
} from '../store/index.ts';
import type { Routes } from './api-types.ts';
import { callerIn } from './auth.ts';
import { LabelsQuery, labelsFrom } from './label-query.ts';
import { problemResponses } from './problems.ts';
import { timeFrom } from './time-query.ts';

const span = ({ first_ts, last_ts }: Pick<StoredMetric, 'first_ts' | 'last_ts'>) => ({
  first_time: first_ts?.toISOString() ?? null,
  last_time: last_ts?.toISOString() ?? null,
});

const metricAnswer = (row: StoredMetric) => ({
  metric: row.metric,
  series: row.series,
  points: row.points,
  ...span(row),
});

const seriesAnswer = ({ id, metric, labels, unit, time_kind, points, ...row }: StoredSeries) => ({
  id,
  metric,
  labels: { ...labels },
  unit,
  time_kind,
  points,
  ...span(row),
});

const SeriesId = Type.String({ pattern: '^\\d{1,18}$' });

/** One run a series, also where a body names a series twice. */
function seriesIn({ series }: PushBody) {
  const rows = series.map(({ labels = {}, points }, s) => ({
    labels,
    points: points.map(([time, value], p) => ({ ts: timeFrom(time, `body.series.${s}.points.${p}.0`), value })),
  }));
  return [...Map.groupBy(rows, row => canonicalLabels(row.labels)).values()].map(same => {
    const points = same.flatMap(row => row.points);
    const run = runFromRows(
      Float64Array.from(points, point => point.ts),
      Float64Array.from(points, point => point.value),
    );
    return { labels: same[0]!.labels, run };
  });
}

export const metricRoutes: Routes = (api, { store, metrics }) => {
  api.get(
    '/api/v1/metrics',
    {
      config: { right: 'read' },
      schema: { tags: ['metrics'], summary: 'Every stored metric', response: { 200: MetricList, ...problemResponses } },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const rows = await store.inWorkspace(workspaceId, trx => listMetrics(trx, workspaceId));
      return { items: rows.map(metricAnswer) };
    },
  );

  api.get(
    '/api/v1/series',
    {
      config: { right: 'read' },
      schema: {
        tags: ['metrics'],
        summary: 'Series of a metric, filtered by labels',
        querystring: Type.Object(
          { metric: Type.Optional(MetricName), label: LabelsQuery },
          { additionalProperties: false },
        ),
        response: { 200: SeriesList, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { metric, label } = request.query;
      const filter = { ...(metric ? { metric } : {}), labels: labelsFrom(label) };
      const rows = await store.inWorkspace(workspaceId, trx => findSeries(trx, workspaceId, filter));
      return { items: rows.map(seriesAnswer) };
    },
  );

  api.get(
    '/api/v1/series/:id/points',
    {
      config: { right: 'read' },
      schema: {
        tags: ['metrics'],
        summary: 'Points of a series, from <= time < to',
        params: Type.Object({ id: SeriesId }, { additionalProperties: false }),
        querystring: Type.Object(
          { from: Type.Optional(Time), to: Type.Optional(Time) },
          { additionalProperties: false },
        ),
        response: { 200: PointsSchema, ...problemResponses },
      },
    },
    async request => {
      const { workspaceId } = callerIn(request);
      const { id } = request.params;
      const { from, to } = request.query;
      const range = {
        from: from ? timeFrom(from, 'query.from') : -8.64e15,
        to: to ? timeFrom(to, 'query.to') : 8.64e15,
      };
      return store.inWorkspace(workspaceId, async trx => {
        const [series] = await findSeries(trx, workspaceId, { ids: [id] });
        if (!series) throw new ForesightError('series_not_found', `there is no series ${id} in this workspace`);
        const { ts, value } = (await readPoints(trx, [id], range)).get(id)!;
        return { series_id: id, time: Array.from(ts, ms => new Date(ms).toISOString()), value: Array.from(value) };
      });
    },
  );

  api.post(
    '/api/v1/metrics/:metric/points',
    {
      config: { right: 'write' },
      schema: {
        tags: ['metrics'],
        summary: 'Push points; where a time is known already, the new value wins',
        params: Type.Object({ metric: MetricName }, { additionalProperties: false }),
        body: PushBody,
        response: {
          202: PushAnswer,
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { workspaceId } = callerIn(request);
      const { metric } = request.params;
      const pushed = seriesIn(request.body);
      const made = await store.inWorkspace(workspaceId, async trx => {
        await lockMetric(trx, workspaceId, metric);
        const ids = await upsertSeries(
          trx,
          workspaceId,
          metric,
          'time',
          pushed.map(series => series.labels),
        );
        await appendPoints(
          trx,
          workspaceId,
          ids.map(({ id }, i) => ({ id, points: pushed[i]!.run })),
        );
        return ids;
      });
      const points = pushed.reduce((sum, { run }) => sum + run.ts.length, 0);
      metrics.pointsWritten.inc({ kind: 'pushed' }, points);
      const series_new = made.filter(series => series.isNew).length;
      return reply.code(202).send({ series: made.length, series_new, points });
    },
  );
};
