// The forecast of each chosen series: from the ledger where it answers the question, else computed.
import { ForesightError } from '@foresight/contracts';
import type { Reconciliation } from '@foresight/models/hierarchy';
import { abreast } from '../abreast.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { Chosen, Histories } from '../series/index.ts';
import type { Answer, Refused } from './answer.ts';
import { computing, type Supposed } from './compute.ts';
import type { Family } from './family.ts';
import { familyAnswers } from './family-answers.ts';
import { fitting, ledger } from './ledger.ts';
import type { Question } from './question.ts';
import { replaying } from './replay.ts';

export interface Answers {
  /** Of each chosen series. */
  of(context: QueryContext, chosen: readonly Chosen[], question: Question): Promise<(Answer | Refused)[]>;
  /** What was said by then, @param asOf epoch ms; never computed. */
  asOf(
    context: QueryContext,
    chosen: readonly Chosen[],
    question: Question,
    asOf: number,
  ): Promise<(Answer | Refused)[]>;
  /** Made for the question, whatever is stored; `supposed`: with another future of the series that move this one. */
  made(context: QueryContext, chosen: Chosen, question: Question, supposed?: Supposed): Promise<Answer | Refused>;
  /** Of those a family shows, in agreement with the others. */
  ofFamily(
    context: QueryContext,
    family: Family,
    question: Question,
    method: Reconciliation,
  ): Promise<(Answer | Refused)[]>;
}

/** One query computes no more than this: a panel is no training run. */
const MOST_COMPUTED = 100;

/** @param limit bytes that each of both memories may keep */
export function answers(deps: QueryDeps, histories: Histories, limit: number): Answers {
  const stored = ledger(deps.store, limit / 2);
  const replay = replaying(deps.store, histories);
  const compute = computing(deps, histories, limit / 2);

  async function computed(context: QueryContext, open: readonly Chosen[], question: Question) {
    if (open.length > MOST_COMPUTED) throw tooMany(open.length);
    const made = new Map<Chosen, Answer | Refused>();
    await abreast(open, async series => void made.set(series, await compute(context, series, question)));
    return made;
  }

  return {
    of: async (context, chosen, question) => {
      const known = await stored(context, chosen);
      const found = chosen.map(({ key }) => fitting(known.get(key), question));
      const made = await computed(
        context,
        chosen.filter((_, i) => !found[i]),
        question,
      );
      return chosen.map((series, i) => found[i] ?? made.get(series)!);
    },
    asOf: replay,
    made: compute,
    ofFamily: async (context, family, question, method) => {
      const made = await computed(context, family.nodes, question);
      const base = family.nodes.map(node => made.get(node)!);
      return familyAnswers(family, base, method);
    },
  };
}

const tooMany = (series: number) =>
  new ForesightError(
    'bad_request',
    `${series} series have no stored forecast for this question; a query computes ${MOST_COMPUTED} at most`,
    {
      fix: 'train them first (POST /api/v1/forecasts), narrow the labels, or sum series with groupBy',
    },
  );
