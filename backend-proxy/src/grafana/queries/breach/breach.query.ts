// Puts the breach query together: which series, their forecast, what their models say of the limits, the frame.
import {
  BREACH_QUERY_TYPE,
  BreachQueryOptions,
  choiceName,
  ForesightError,
  migrateBreachQuery,
  type Threshold,
  thresholdText,
} from '@foresight/contracts';
import { limitOf } from '../../../predictions/futures/index.ts';
import { abortable } from '../../abortable.ts';
import { levelOf, questionOf } from '../answers/index.ts';
import { outlooks } from '../futures/index.ts';
import { nothingNumeric } from '../nothing.ts';
import type { QueryDeps, QueryType } from '../query-type.ts';
import { findChosen } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';
import { breachFrame } from './breach-frame.ts';
import { breachTable } from './breach-table.ts';
import { tellRows } from './tell-rows.ts';

export function breachQuery(deps: QueryDeps, sources: QuerySources): QueryType<typeof BreachQueryOptions> {
  return {
    type: BREACH_QUERY_TYPE,
    schema: BreachQueryOptions,
    migrate: migrateBreachQuery,
    run: async (context, query) => {
      refuseAlike(query.limits);
      const question = questionOf(query, context.settings);
      const { chosen, why } = await abortable(findChosen(deps, context, query), context.signal);
      if (chosen.length === 0) return [nothingNumeric(choiceName(query), [why])];
      const answered = await sources.answers.of(context, chosen, question);
      const now = deps.now().getTime();
      const level = levelOf(question);
      const asked = { limits: query.limits.map(limitOf), level, now };
      const ahead = await outlooks(sources, context, chosen, answered, asked);
      const told = tellRows(ahead, query.limits, now);
      const isTable = query.format === 'table' && !context.fromAlert;
      return [(isTable ? breachTable : breachFrame)(told, { query, level, now, fromAlert: context.fromAlert })];
    },
  };
}

/** Two limits of one name would be one instance to a rule. */
function refuseAlike(limits: readonly Threshold[]): void {
  const texts = limits.map(thresholdText);
  const twice = texts.find((text, i) => texts.indexOf(text) !== i);
  if (twice === undefined) return;
  throw new ForesightError('bad_request', `two limits are called '${twice}'`, {
    fix: 'give each limit a name of its own',
  });
}
