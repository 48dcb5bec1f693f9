// Puts the anomaly query together: which series, what the detector saw, the frames.
import {
  ANOMALY_QUERY_TYPE,
  type AnomaliesCustom,
  AnomalyQueryOptions,
  choiceName,
  ForesightError,
  migrateAnomalyQuery,
} from '@foresight/contracts';
import type { FrameSpec } from '../../frames/index.ts';
import { nothingNumeric } from '../nothing.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import type { QuerySources } from '../sources.ts';
import { watched } from './ask-anomalies.ts';
import { annotationsFrame, findingsFrame } from './findings-frame.ts';
import { ruleFrame } from './rule-frame.ts';
import { seriesAnomalies } from './series-anomalies.ts';
import { seriesFrames } from './series-frames.ts';
import type { Told } from './tell.ts';

export function anomalyQuery(deps: QueryDeps, { watches }: QuerySources): QueryType<typeof AnomalyQueryOptions> {
  return {
    type: ANOMALY_QUERY_TYPE,
    schema: AnomalyQueryOptions,
    migrate: migrateAnomalyQuery,
    run: async (context, query) => {
      refuseRowsInRule(context, query);
      const { told, why } = await watched(deps, watches, context, query);
      const name = choiceName(query);
      if (told.length === 0) return [nothingNumeric(name, [why])];
      return framesOf(told, name, context, query, deps.now().getTime());
    },
  };
}

function framesOf(
  told: readonly Told[],
  name: string,
  context: QueryContext,
  { show = 'series', roles }: AnomalyQueryOptions,
  now: number,
): FrameSpec[] {
  if (context.fromAlert) return [ruleFrame(told, name, context.range, now)];
  if (show === 'findings') return withAnomalies([findingsFrame(told, name, context.range)], told, context);
  if (show === 'annotations') return withAnomalies([annotationsFrame(told, name, context.range)], told, context);
  const reasons = told.flatMap(({ answer }) => (answer.ok ? [] : [answer.reason]));
  if (reasons.length === told.length) return [nothingNumeric(name, [...new Set(reasons)])];
  return withAnomalies(seriesFrames(told, context, roles), told, context);
}

/** For panels that mark them on a history of their own: told once, beside the first frame. */
function withAnomalies(
  [first, ...rest]: readonly FrameSpec[],
  told: readonly Told[],
  { range }: QueryContext,
): FrameSpec[] {
  if (!first) return [];
  const anomalies: AnomaliesCustom = { foresight: 1, anomalies: told.map(one => seriesAnomalies(one, range)) };
  return [{ ...first, meta: { ...first.meta, custom: { ...first.meta.custom, ...anomalies } } }, ...rest];
}

function refuseRowsInRule({ fromAlert }: QueryContext, { show = 'series' }: AnomalyQueryOptions): void {
  if (!fromAlert || show === 'series') return;
  throw new ForesightError('bad_request', `'${show}' are rows, no number that a rule could judge`, {
    fix: "show 'series' in an alert rule: it gets the highest score of each series",
  });
}
