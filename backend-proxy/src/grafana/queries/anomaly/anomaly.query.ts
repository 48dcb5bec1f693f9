// Puts the anomaly query together: which series, what the detector saw, the frames.
import {
  ANOMALY_QUERY_TYPE,
  AnomalyQueryOptions,
  choiceName,
  ForesightError,
  migrateAnomalyQuery,
} from '@foresight/contracts';
import { abortable } from '../../abortable.ts';
import type { FrameSpec } from '../../frames/index.ts';
import { nothingNumeric } from '../nothing.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import { findChosen, seriesTitles } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';
import { annotationsFrame, findingsFrame } from './findings-frame.ts';
import { ruleFrame } from './rule-frame.ts';
import { seriesFrames } from './series-frames.ts';
import type { Told } from './tell.ts';
import { watches } from './watches.ts';

export function anomalyQuery(deps: QueryDeps, sources: QuerySources): QueryType<typeof AnomalyQueryOptions> {
  const watch = watches(deps, sources);
  return {
    type: ANOMALY_QUERY_TYPE,
    schema: AnomalyQueryOptions,
    migrate: migrateAnomalyQuery,
    run: async (context, query) => {
      refuseRowsInRule(context, query);
      const { chosen, why } = await abortable(findChosen(deps, context, query), context.signal);
      const name = choiceName(query);
      if (chosen.length === 0) return [nothingNumeric(name, [why])];
      const answers = await watch(context, chosen, query);
      const titles = seriesTitles(chosen);
      const told = chosen.map((series, i) => ({ series, title: titles[i]!, answer: answers[i]! }));
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
  if (show === 'findings') return [findingsFrame(told, name, context.range)];
  if (show === 'annotations') return [annotationsFrame(told, name, context.range)];
  const reasons = told.flatMap(({ answer }) => (answer.ok ? [] : [answer.reason]));
  if (reasons.length === told.length) return [nothingNumeric(name, [...new Set(reasons)])];
  return seriesFrames(told, context, roles);
}

function refuseRowsInRule({ fromAlert }: QueryContext, { show = 'series' }: AnomalyQueryOptions): void {
  if (!fromAlert || show === 'series') return;
  throw new ForesightError('bad_request', `'${show}' are rows, no number that a rule could judge`, {
    fix: "show 'series' in an alert rule: it gets the highest score of each series",
  });
}
