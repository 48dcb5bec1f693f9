// Puts the what-if query together: which series, their forecast, the scenario of each, the frames.
import {
  choiceName,
  FORECAST_ROLES,
  migrateWhatIfQuery,
  WHATIF_QUERY_TYPE,
  type WhatIfFrameCustom,
  WhatIfQueryOptions,
} from '@foresight/contracts';
import { firstStepAfter } from '../../../predictions/futures/index.ts';
import { abortable } from '../../abortable.ts';
import type { FrameSpec, Notice } from '../../frames/index.ts';
import { type Question, questionOf, type Refused } from '../answers/index.ts';
import { framesOf, nothing } from '../forecast/forecast-frames.ts';
import type { QueryContext, QueryDeps, QueryType } from '../query-type.ts';
import { type Chosen, findChosen, seriesTitles } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';
import { differenceFrame, type Told } from './difference-frame.ts';
import { type Differences, differences } from './differences.ts';
import { scenarioFrames } from './scenario-frames.ts';
import { type Scenario, scenarioOf } from './scenario-of.ts';
import { type Pair, suppose } from './suppose.ts';
import { assumptionOf, idleOf } from './words.ts';

/** Of the band of the total, where the query names no level. */
const LEVEL = 0.8;
const SHOWN = { roles: new Set(FORECAST_ROLES), beyondRange: true };

export function whatIfQuery(deps: QueryDeps, sources: QuerySources): QueryType<typeof WhatIfQueryOptions> {
  const count = differences(deps);
  return {
    type: WHATIF_QUERY_TYPE,
    schema: WhatIfQueryOptions,
    migrate: migrateWhatIfQuery,
    run: async (context, query) => {
      const question = questionOf(query, context.settings);
      const scenario = await scenarioOf(deps, context, query);
      const { chosen, why } = await abortable(findChosen(deps, context, query), context.signal);
      const name = choiceName(query);
      if (chosen.length === 0) return [nothing(name, why)];
      const pairs = await pairsOf(sources, context, chosen, question, scenario);
      const told = await tell(count, context, pairs, scenario, question.levels?.[0] ?? LEVEL);
      const notices = noticesOf(pairs, scenario);
      const asked: Asked = { context, chosen, pairs, told, notices, name, now: deps.now().getTime() };
      return query.show === 'difference' ? [difference(asked, query)] : series(asked, sources);
    },
  };
}

interface Asked {
  readonly context: QueryContext;
  readonly chosen: readonly Chosen[];
  readonly pairs: readonly (Pair | Refused)[];
  /** Of the pairs that are one, by the index of their series. */
  readonly told: ReadonlyMap<number, WhatIfFrameCustom>;
  readonly notices: readonly Notice[];
  readonly name: string;
  /** Epoch ms. */
  readonly now: number;
}

async function pairsOf(
  { answers }: QuerySources,
  context: QueryContext,
  chosen: readonly Chosen[],
  question: Question,
  { adjustments }: Scenario,
): Promise<(Pair | Refused)[]> {
  const base = await answers.of(context, chosen, question);
  return Promise.all(chosen.map((one, i) => suppose(answers, context, one, base[i]!, { question, adjustments })));
}

async function tell(
  count: Differences,
  context: QueryContext,
  pairs: readonly (Pair | Refused)[],
  { saved }: Scenario,
  level: number,
): Promise<Map<number, WhatIfFrameCustom>> {
  const known = pairs.flatMap((pair, i) => (pair.ok ? [{ pair, i }] : []));
  const counted = await count(
    context,
    known.map(({ pair }) => pair),
    level,
  );
  return new Map(
    known.map(({ pair, i }, n) => {
      const made = counted[n]!;
      const assumption = assumptionOf(pair);
      const custom = { foresight: 1 as const, metric: pair.base.custom.metric, scenario: saved, way: pair.way };
      if ('reason' in made) return [i, { ...custom, assumption: `${assumption} No total: ${made.reason}.` }];
      return [i, { ...custom, assumption, difference: made }];
    }),
  );
}

function noticesOf(pairs: readonly (Pair | Refused)[], { adjustments }: Scenario): Notice[] {
  const known = pairs.filter(pair => pair.ok);
  const idle = idleOf(adjustments, known).map(text => ({ severity: 'warning' as const, text }));
  const refused = pairs.filter(pair => !pair.ok);
  if (refused.length === 0) return idle;
  const text = `${refused.length} of ${pairs.length} series have no forecast: ${refused[0]!.refusal.reason}`;
  return [...idle, { severity: 'warning', text }];
}

function difference({ chosen, told, context, ...rest }: Asked, { stat }: WhatIfQueryOptions): FrameSpec {
  const rows: Told[] = [...told].map(([i, custom]) => ({ series: chosen[i]!, custom }));
  return differenceFrame(rows, { ...rest, stat: stat ?? (context.fromAlert ? 'difference' : undefined) });
}

/** A rule gets the scenario's point of the steps to come; people get history, base and scenario with their bands. */
async function series(
  { context, chosen, pairs, told, notices, name, now }: Asked,
  { histories }: QuerySources,
): Promise<FrameSpec[]> {
  const { fromAlert } = context;
  const points = fromAlert
    ? []
    : await abortable(histories.within(context.caller, chosen, context.range), context.signal);
  const titles = seriesTitles(chosen);
  const frames = chosen.flatMap((one, i) => {
    const pair = pairs[i]!;
    const title = titles[i]!;
    const answer = pair.ok ? pair.base : pair;
    const base = fromAlert ? [] : framesOf({ series: one, title, answer, points: points[i]!, shown: SHOWN, context });
    if (!pair.ok) return base;
    const first = fromAlert && one.timeKind !== 'index' ? firstStepAfter(pair.base.time, now) : 0;
    const custom = told.get(i)!;
    return [...base, ...scenarioFrames({ series: one, title, pair, custom, first, bands: !fromAlert })];
  });
  const [head, ...rest] = frames;
  if (!head) return [nothing(name, notices.at(-1)?.text ?? 'no step of the forecast is still to come')];
  const { key: _bytesWithoutNotices, ...first } = head;
  return [{ ...first, meta: { ...head.meta, notices: [...(head.meta.notices ?? []), ...notices] } }, ...rest];
}
