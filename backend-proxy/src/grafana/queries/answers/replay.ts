// What was said at a past moment: read from the ledger as it was written, never computed anew.
import {
  type Caller,
  firstIssued,
  readForecasts,
  type SeriesState,
  type Store,
  seasonsOf,
} from '../../../store/index.ts';
import { abortable } from '../../abortable.ts';
import type { QueryContext } from '../query-type.ts';
import { type Chosen, type Histories, isGiven } from '../series/index.ts';
import type { Answer, Refused } from './answer.ts';
import { answerOf } from './ledger.ts';
import { naiveThen } from './naive-then.ts';
import type { Question } from './question.ts';

/** @param asOf epoch ms: the newest forecast issued by then answers */
export type Replay = (
  context: QueryContext,
  chosen: readonly Chosen[],
  question: Question,
  asOf: number,
) => Promise<(Answer | Refused)[]>;

export function replaying(store: Store, histories: Histories): Replay {
  return async ({ caller, signal }, chosen, question, asOf) => {
    const { workspaceId } = caller;
    const ids = chosen.flatMap(({ summed, members }) => (summed ? [] : [members[0]!.id]));
    const read = store.inWorkspace(workspaceId, async trx => ({
      stored: await readForecasts(trx, workspaceId, { ids, asOf: new Date(asOf) }),
      first: await firstIssued(trx, ids),
    }));
    const { stored, first } = await abortable(read, signal);
    const byId = new Map(stored.map(one => [one.series_id, one]));
    const answered = chosen.map(series => {
      if (series.members.some(isGiven)) return refused(GIVEN);
      if (series.summed) return refused(SUMMED);
      const { id } = series.members[0]!;
      const said = byId.get(id);
      if (!said || said.time.length === 0) return refused(nothingBy(asOf, first.get(id)));
      return asSaid(answerOf(said), question, asOf);
    });
    const [only] = answered;
    if (answered.length > 1 || !only?.ok) return answered;
    const yardstick = naiveOf(store, histories, caller, chosen[0]!, only);
    return [{ ...only, naive: await abortable(yardstick, signal) }];
  };
}

/** Of one series only: of several no error is told. */
async function naiveOf(store: Store, histories: Histories, caller: Caller, chosen: Chosen, said: Answer) {
  const { origin, step, run_id } = said.custom;
  const { id } = chosen.members[0] as SeriesState;
  const { points } = await histories.whole(caller, chosen);
  const [season = 1] = await store.inWorkspace(caller.workspaceId, trx => seasonsOf(trx, id, run_id!));
  return naiveThen({ points, origin: Date.parse(origin), time: said.time, step, season });
}

const SUMMED =
  'The ledger has no forecasts of sums, so what was said of this sum is not known. Take the sum out of the query to see its parts';

const GIVEN =
  'The ledger has no forecasts of points from another data source. Import them as a metric and train it, to see later what was said';

const nothingBy = (asOf: number, first: Date | undefined) => {
  const by = `No forecast of this series had been issued by ${new Date(asOf).toISOString()}`;
  return first ? `${by}: the first was issued at ${first.toISOString()}` : `${by}, nor has one been since`;
};

const refused = (reason: string): Refused => ({ ok: false, refusal: { reason } });

/** Cut to the question where it asks for less; where it asks for more or for something else, what was said stands. */
function asSaid(said: Answer, { horizon = Infinity, levels }: Question, asOf: number): Answer {
  const steps = Math.min(horizon, said.time.length);
  const asked = said.intervals.filter(({ level }) => levels?.includes(level));
  const intervals = asked.length > 0 ? asked : said.intervals;
  return {
    ...said,
    key: `${said.key}/${steps} as of ${asOf} ${intervals.map(({ level }) => level)}`,
    custom: { ...said.custom, as_of: new Date(asOf).toISOString() },
    time: said.time.subarray(0, steps),
    point: said.point.subarray(0, steps),
    intervals: intervals.map(({ level, lower, upper }) => ({
      level,
      lower: lower.subarray(0, steps),
      upper: upper.subarray(0, steps),
    })),
  };
}
