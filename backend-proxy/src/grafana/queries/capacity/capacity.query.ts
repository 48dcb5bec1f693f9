// Puts the capacity query together: which series, their forecast, the peaks of their days, the frames.
import {
  CAPACITY_QUERY_TYPE,
  CapacityQueryOptions,
  choiceName,
  ForesightError,
  migrateCapacityQuery,
  OF_CAPACITY,
} from '@foresight/contracts';
import { limitOf, localDays } from '../../../predictions/futures/index.ts';
import { workspaceById } from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import type { FrameSpec } from '../../frames/index.ts';
import { levelOf, questionOf } from '../answers/index.ts';
import { outlooks } from '../futures/index.ts';
import { nothingNumeric } from '../nothing.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import { findChosen, seriesTitles } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';
import { daysFrame } from './days-frame.ts';
import { peakFrames } from './peak-frames.ts';
import { summaryFrame } from './summary-frame.ts';
import { type Shown, tellSeries } from './tell-series.ts';

export function capacityQuery(deps: QueryDeps, sources: QuerySources): QueryType<typeof CapacityQueryOptions> {
  return {
    type: CAPACITY_QUERY_TYPE,
    schema: CapacityQueryOptions,
    migrate: migrateCapacityQuery,
    run: async (context, query) => {
      refuseWithoutCapacity(query);
      const question = questionOf(query, context.settings);
      const { chosen, why } = await abortable(findChosen(deps, context, query), context.signal);
      if (chosen.length === 0) return [nothingNumeric(choiceName(query), [why])];
      const zone = query.time_zone ?? (await abortable(workspaceZone(deps, context), context.signal));
      const answered = await sources.answers.of(context, chosen, question);
      const limits = query.capacity === undefined ? [] : [limitOf({ value: query.capacity, direction: 'above' })];
      const level = levelOf(question);
      const now = deps.now().getTime();
      const ahead = await outlooks(sources, context, chosen, answered, {
        ...{ limits, level, now },
        windows: ({ time }, first) => localDays(time, first, zone).map(day => day.window),
      });
      const titles = seriesTitles(chosen);
      const told = ahead.map((one, i) => tellSeries(one, titles[i]!, zone, query.capacity, now));
      const name = chosen[0]!.metric;
      return framesOf(told, { name, query, level, now, zone, fromAlert: context.fromAlert });
    },
  };
}

function framesOf(told: Parameters<typeof peakFrames>[0], shown: Shown): FrameSpec[] {
  const { show = shown.fromAlert ? 'summary' : 'peaks' } = shown.query;
  const reasons = told.flatMap(one => (one.ok ? [] : [one.reason]));
  if (reasons.length === told.length) return [nothingNumeric(shown.name, [...new Set(reasons)])];
  if (show === 'summary') return [summaryFrame(told, shown)];
  return show === 'days' ? [daysFrame(told, shown)] : peakFrames(told, shown);
}

async function workspaceZone({ store }: QueryDeps, { caller: { workspaceId } }: QueryContext): Promise<string> {
  return (await store.inWorkspace(workspaceId, trx => workspaceById(trx, workspaceId))).time_zone;
}

function refuseWithoutCapacity({ stat, capacity }: CapacityQueryOptions): void {
  if (capacity !== undefined || stat === undefined || !OF_CAPACITY.includes(stat)) return;
  throw new ForesightError('bad_request', `${stat} is measured against a capacity, and the query has none`, {
    fix: 'add capacity, in the units of the series, or ask for peak',
  });
}
