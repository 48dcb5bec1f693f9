// Chances of crossing the limits of the query, put into the answer of each series, or why they are not known.
import type { Threshold } from '@foresight/contracts';
import { crossingsOf, limitOf } from '../../../predictions/futures/index.ts';
import type { Answer, Refused } from '../answers/index.ts';
import { type Outlook, outlooks } from '../futures/index.ts';
import type { QueryContext } from '../query-type.ts';
import type { Chosen } from '../series/index.ts';
import type { QuerySources } from '../sources.ts';

/** Of extremes, which are not shown here. */
const LEVEL = 0.8;

/** @param now epoch ms: only steps after it count */
export async function withCrossings(
  sources: QuerySources,
  context: QueryContext,
  chosen: readonly Chosen[],
  answered: readonly (Answer | Refused)[],
  { limits, now }: { readonly limits: readonly Threshold[]; readonly now: number },
): Promise<(Answer | Refused)[]> {
  const question = { limits: limits.map(limitOf), level: LEVEL, now };
  const ahead = await outlooks(sources, context, chosen, answered, question);
  return answered.map((answer, i) => (answer.ok ? answerWith(answer, ahead[i]!, limits) : answer));
}

function answerWith(answer: Answer, ahead: Outlook, limits: readonly Threshold[]): Answer {
  const said = ahead.ok
    ? { crossings: crossingsOf(limits, ahead.futures.crossings, answer.time, ahead.current) }
    : { crossings_refusal: ahead.reason };
  return { ...answer, key: `${answer.key} ${JSON.stringify(said)}`, custom: { ...answer.custom, ...said } };
}
