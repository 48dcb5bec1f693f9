// The scenario of one series: its own forecast changed, or forecast anew with another future of the series that move it.
import {
  changed,
  changedBand,
  changesAt,
  concerns,
  type RegressorChoice,
  type ScenarioWay,
  type WhatIfAdjustment,
} from '@foresight/contracts';
import { driven } from '../../../predictions/whatif/index.ts';
import type { Answer, Answers, Question, Refused, Supposed } from '../answers/index.ts';
import type { QueryContext } from '../query-type.ts';
import type { Chosen } from '../series/index.ts';

/** Base and scenario, on the same steps. */
export interface Pair {
  readonly ok: true;
  readonly way: ScenarioWay;
  readonly base: Answer;
  /** Before the series' own adjustments: the base, unless something that moves it is adjusted. */
  readonly moved: Answer;
  readonly changes: ReturnType<typeof changesAt>;
  readonly point: Float64Array;
  readonly intervals: Answer['intervals'];
  /** Those that reach the series. */
  readonly acting: readonly WhatIfAdjustment[];
}

/** @param base what is said of the series without a scenario */
export async function suppose(
  answers: Answers,
  context: QueryContext,
  series: Chosen,
  base: Answer | Refused,
  { question, adjustments }: { readonly question: Question; readonly adjustments: readonly WhatIfAdjustment[] },
): Promise<Pair | Refused> {
  if (!base.ok) return base;
  const own = adjustments.filter(adjustment => concerns(adjustment, series));
  const drivers = metricsOf(base.options?.regressors ?? question.options.regressors ?? []);
  const driving = adjustments.filter(({ metric }) => drivers.has(metric));
  if (driving.length === 0) return pairOf(base, base, { own, moving: [] });
  const made = await both(answers, context, series, base, { question, driving });
  return 'refusal' in made ? made : pairOf(made.base, made.moved, { own, moving: driving });
}

const metricsOf = (regressors: readonly RegressorChoice[]) =>
  new Set(regressors.map(one => (typeof one === 'string' ? one : one.metric)));

/** Both made now from the same history: a stored base may know less of it than the scenario would. */
async function both(
  answers: Answers,
  context: QueryContext,
  series: Chosen,
  { options, custom, point, intervals }: Answer,
  { question, driving }: { readonly question: Question; readonly driving: readonly WhatIfAdjustment[] },
): Promise<Refused | { base: Answer; moved: Answer }> {
  const same: Question = {
    ...question,
    options: options ?? question.options,
    model: custom.model,
    horizon: point.length,
    levels: intervals.map(({ level }) => level),
  };
  // Its own context: what was looked up for the other question's options does not hold for these.
  const within = { ...context };
  const supposed: Supposed = {
    key: JSON.stringify(driving),
    of: (other, points, origin) =>
      driven(
        points,
        driving.filter(adjustment => concerns(adjustment, other)),
        origin,
      ),
  };
  const base = await answers.made(within, series, same);
  if (!base.ok) return base;
  const moved = await answers.made(within, series, same, supposed);
  return moved.ok ? { base, moved } : moved;
}

interface Acting {
  readonly own: readonly WhatIfAdjustment[];
  readonly moving: readonly WhatIfAdjustment[];
}

function pairOf(base: Answer, moved: Answer, { own, moving }: Acting): Pair {
  const changes = changesAt(own, base.time);
  return {
    ok: true,
    way: wayOf(own.length > 0, moving.length > 0),
    base,
    moved,
    changes,
    point: changed(moved.point, changes),
    intervals: moved.intervals.map(band => changedBand(band, changes)),
    acting: [...own, ...moving],
  };
}

const wayOf = (own: boolean, driver: boolean): ScenarioWay =>
  own && driver ? 'both' : own ? 'own' : driver ? 'driver' : 'none';
