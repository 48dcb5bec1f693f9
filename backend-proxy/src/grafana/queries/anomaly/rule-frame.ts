// What an alert rule gets: a number a series, the highest score of what was found within the rule's time range. It keeps
// the options of the query and the silence after an alert, which the score of a single value does not.
import { type FrameSpec, numericLong } from '../../frames/index.ts';
import type { QueryContext } from '../query-type.ts';
import { findingsIn, learningReason, noticesOf, type Told } from './tell.ts';

/** 0: watched, and nothing was found. No number: nothing can be said, with the reason as a notice. */
export function ruleFrame(told: readonly Told[], name: string, range: QueryContext['range'], now: number): FrameSpec {
  const reasonOf = (one: Told) => silence(one, range);
  return numericLong({
    name,
    now,
    columns: [{ name: 'score' }],
    rows: told.map(one => ({
      labels: one.series.labels,
      values: {
        score:
          reasonOf(one) === undefined ? Math.max(0, ...findingsIn(one.answer, range).map(f => f.score)) : undefined,
      },
    })),
    notices: noticesOf(told, reasonOf),
  });
}

function silence(one: Told, range: QueryContext['range']): string | undefined {
  if (!one.answer.ok) return one.answer.reason;
  if (findingsIn(one.answer, range).length > 0) return undefined;
  const last = one.answer.time.at(-1)!;
  if (last >= range.from) return learningReason(one);
  const [newest, from] = [last, range.from].map(at => new Date(at).toISOString());
  return `its newest value is of ${newest}, before the range of the rule, which begins at ${from}`;
}
