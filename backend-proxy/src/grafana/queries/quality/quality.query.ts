// The quality query: rows of the present moment, for tables and for alert rules on data that stopped coming.
import {
  ForesightError,
  migrateQualityQuery,
  QUALITY_QUERY_TYPE,
  QUALITY_STATS,
  QualityQueryOptions,
  type QualityStat,
  type SeriesQuality,
} from '@foresight/contracts';
import { seriesQuality } from '../../../features/quality/index.ts';
import { listImports, readSeriesStates, type SeriesState } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import { type FrameSpec, numericLong } from '../../frames/index.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import { compileMatchers } from '../series/index.ts';
import { byMetric } from './by-metric.ts';
import { importsFrame } from './imports-frame.ts';
import { type MeasuredRow, qualityRows } from './rows.ts';

const MOST_SERIES = 2_000;
const MOST_IMPORTS = 1_000;

export function qualityQuery(deps: QueryDeps): QueryType<typeof QualityQueryOptions> {
  return {
    type: QUALITY_QUERY_TYPE,
    schema: QualityQueryOptions,
    migrate: migrateQualityQuery,
    run: async (context, query) => {
      const { show = 'series', metric } = query;
      if (show === 'imports') return [await imports(deps, context, metric)];
      const states = await abortable(find(deps, context, query), context.signal);
      const { workspaceId } = context.caller;
      const now = deps.now().getTime();
      const measured = await seriesQuality(deps.store, workspaceId, states, context.range, now, context.signal);
      return [frameOf(show === 'metrics' ? byMetric(measured) : qualityRows(measured), measured, context, query, now)];
    },
  };
}

async function imports(
  { store }: QueryDeps,
  { caller: { workspaceId }, range, fromAlert, signal }: QueryContext,
  metric: string | undefined,
): Promise<FrameSpec> {
  if (fromAlert) {
    throw new ForesightError('bad_request', 'a list of imports is no number that a rule could judge', {
      fix: "show 'series' or 'metrics' in an alert rule",
    });
  }
  const read = store.inWorkspace(workspaceId, trx => listImports(trx, workspaceId, { ...range, metric }, MOST_IMPORTS));
  return importsFrame(await abortable(read, signal), MOST_IMPORTS);
}

async function find(
  { store }: QueryDeps,
  { caller: { workspaceId }, signal }: QueryContext,
  { metric, labels = [] }: QualityQueryOptions,
): Promise<SeriesState[]> {
  const matchers = compileMatchers(labels);
  const states = await store.inWorkspace(workspaceId, trx =>
    readSeriesStates(trx, workspaceId, metric, matchers.equal),
  );
  const fitting = await matchers.filter(states, signal);
  if (fitting.length <= MOST_SERIES) return fitting;
  throw new ForesightError('bad_request', `${fitting.length} series fit; this question reads ${MOST_SERIES} at most`, {
    fix: 'name a metric, or narrow the labels',
  });
}

function frameOf(
  rows: readonly MeasuredRow[],
  measured: readonly SeriesQuality[],
  { fromAlert }: QueryContext,
  { metric, stat }: QualityQueryOptions,
  now: number,
): FrameSpec {
  const asked = stat ?? (fromAlert ? 'completeness' : undefined);
  const stats: readonly QualityStat[] = asked ? [asked] : QUALITY_STATS;
  // Where no step was due yet there is no completeness, but an age.
  const isTold = ({ values }: MeasuredRow) =>
    values.age_steps !== undefined || stats.every(name => values[name] !== undefined);
  const told = rows.filter(isTold);
  const silent = measured.filter(({ reason }) => reason !== null);
  const why = measured.length === 0 ? [`no series ${metric ? `of '${metric}' ` : ''}fits`] : [];
  const untold =
    silent.length === 0 ? [] : [`${silent.length} of ${measured.length} series are not measured: ${silent[0]!.reason}`];
  return numericLong({
    name: metric ?? 'quality',
    now,
    columns: stats.map(name => ({ name, ...(UNITS[name] ? { config: { unit: UNITS[name] } } : {}) })),
    rows: told,
    notices: [...why, ...untold].map(text => ({ severity: 'info' as const, text })),
  });
}

const UNITS: Partial<Readonly<Record<QualityStat, string>>> = { completeness: 'percentunit', age_seconds: 's' };
