// The question itself: which series, and what the detector saw in them. Shared by the query and the API.
import type { AnomalyWish, SeriesAnomalies, SeriesChoice } from '@foresight/contracts';
import type { AskAnomalies } from '../../../api/index.ts';
import { abortable } from '../../abortable.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import { findChosen, seriesTitles } from '../series/index.ts';
import type { Watches } from '../watches/index.ts';
import { seriesAnomalies } from './series-anomalies.ts';
import type { Told } from './tell.ts';

export interface Watching {
  readonly told: readonly Told[];
  /** Why, when there are none. */
  readonly why: string;
}

/** @throws {ForesightError} what is wrong with the question */
export async function watched(
  deps: Pick<QueryDeps, 'store' | 'now'>,
  watch: Watches,
  context: QueryContext,
  question: SeriesChoice & AnomalyWish,
): Promise<Watching> {
  const { chosen, why } = await abortable(findChosen(deps, context, question), context.signal);
  if (chosen.length === 0) return { told: [], why };
  const answers = await watch(context, chosen, question);
  const titles = seriesTitles(chosen);
  return { told: chosen.map((series, i) => ({ series, title: titles[i]!, answer: answers[i]! })), why };
}

/** The same for the API: stored series alone. */
export function askAnomalies(deps: Pick<QueryDeps, 'store' | 'now'>, watch: Watches): AskAnomalies {
  return async (caller, { metric, labels, range, signal, ...wish }): Promise<SeriesAnomalies[]> => {
    const context: QueryContext = {
      ...{ caller, range, signal, maxDataPoints: 0, settings: {}, fromAlert: false },
      grafana: () => undefined,
    };
    const matchers = Object.entries(labels).map(([name, value]) => ({ name, op: '=' as const, value }));
    const { told } = await watched(deps, watch, context, { metric, labels: matchers, ...wish });
    return told.map(one => seriesAnomalies(one, range));
  };
}
