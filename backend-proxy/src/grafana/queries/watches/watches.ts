// The detector's answer for each series: in worker threads, and kept, so that a refresh looks at the new points alone.
import { type AnomalyWish, ForesightError, MOST_ANOMALY_POINTS, MOST_ANOMALY_SERIES } from '@foresight/contracts';
import { WATCH_WORKER, type Watched, type WatchRefusal, type WatchTask } from '../../../predictions/anomaly/index.ts';
import { canonicalLabels } from '../../../store/index.ts';
import { BytesCache } from '../../cache.ts';
import { SharedWork } from '../../shared-work.ts';
import { abreast } from '../abreast.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { Chosen, Histories } from '../series/index.ts';
import { detectorOptions } from './options.ts';

type Answer = Watched | WatchRefusal;
interface Kept {
  /** Names the data. */
  readonly key: string;
  readonly answer: Answer;
}
/** One of each series, in their order. @throws {ForesightError} bad_request above the limits, with the numbers */
export type Watches = (
  context: Pick<QueryContext, 'caller' | 'signal'>,
  chosen: readonly Chosen[],
  wish: AnomalyWish,
) => Promise<Answer[]>;

export function watches({ pool, config }: Pick<QueryDeps, 'pool' | 'config'>, histories: Histories): Watches {
  const kept = new BytesCache<Kept>((config.grpc.cache_mb * 1024 ** 2) / 4);
  const running = new SharedWork<Answer>();
  const threads = pool.running<WatchTask, Answer>(WATCH_WORKER);

  return async (context, chosen, wish) => {
    refuseTooMany(chosen.length);
    const options = detectorOptions(wish);
    const told = JSON.stringify(options);
    const out: Answer[] = [];
    let points = 0;
    await abreast([...chosen.entries()], async ([i, one]) => {
      const name = `${context.caller.workspaceId} ${identityOf(one)} ${told}`;
      const before = kept.get(name);
      if (before?.key === one.key) points += sizeOf(before.answer);
      else points += (await histories.whole(context.caller, one)).points.ts.length;
      refuseTooLong(points, chosen.length);
      out[i] =
        before?.key === one.key
          ? before.answer
          : await running.run(`${one.key} ${name}`, context.signal, async wanted => {
              const { ts, value } = (await histories.whole(context.caller, one)).points;
              if (ts.length === 0) return { ok: false, reason: 'the series has no values' };
              const earlier = before?.answer.ok ? { before: before.answer } : {};
              const answer = await threads.run({ ts, value, options, ...earlier }, wanted);
              kept.set(name, { key: one.key, answer }, bytesOf(answer) + name.length * 2);
              return answer;
            });
    });
    return out;
  };
}

/** The same while points come in. */
const identityOf = ({ members, metric, labels, summed }: Chosen): string =>
  summed ? `${metric} ${canonicalLabels(labels)} of ${members.length}` : members[0]!.id;

const sizeOf = (answer: Answer): number => (answer.ok ? answer.time.length : 0);
/** Six columns of eight bytes and one of one a slot; a finding about 500. */
const bytesOf = (answer: Answer): number =>
  answer.ok ? answer.time.length * 49 + answer.detector.length * 2 + answer.findings.length * 500 : 500;

function refuseTooMany(series: number): void {
  if (series <= MOST_ANOMALY_SERIES) return;
  throw new ForesightError(
    'bad_request',
    `${series} series fit; an anomaly query reads ${MOST_ANOMALY_SERIES} at most`,
    { fix: 'narrow the labels, or sum series with groupBy' },
  );
}

function refuseTooLong(points: number, series: number): void {
  if (points <= MOST_ANOMALY_POINTS) return;
  throw new ForesightError(
    'bad_request',
    `the ${series} series have more than ${MOST_ANOMALY_POINTS} values, the most that an anomaly query reads`,
    { fix: 'narrow the labels, or sum series with groupBy' },
  );
}
