// The answers of live queries: the first one, and another after each change. The old answer stays until the new one is
// there, and a change that comes while one is on its way is asked about once that has come.
import { type DataQueryRequest, type DataQueryResponse, LoadingState, rangeUtil } from '@grafana/data';
import { concat, map, merge, Observable } from 'rxjs';
import type { ForesightQuery } from '../query/index.ts';
import { changesOf } from './changes.ts';

type Request = DataQueryRequest<ForesightQuery>;
type Ask = (request: Request) => Observable<DataQueryResponse>;

interface LiveDeps {
  readonly live: Parameters<typeof changesOf>[0];
  readonly uid: string;
}

/** @param ask answers once and completes */
export function liveAnswers(request: Request, metrics: readonly string[], ask: Ask, { live, uid }: LiveDeps) {
  const changes = merge(...metrics.map(metric => changesOf(live, uid, metric)));
  const again = whenFree(changes, () => ask(upToNow(request)));
  return concat(ask(request), again).pipe(map(answer => ({ ...answer, state: stateOf(answer) })));
}

/** Grafana ends the spinner, and knows that more may come. */
const stateOf = ({ state }: DataQueryResponse) =>
  state === LoadingState.Error || state === LoadingState.Loading ? state : LoadingState.Streaming;

/** "The last six hours" end now, not when the panel was opened. */
function upToNow(request: Request): Request {
  const { raw } = request.range;
  const range = rangeUtil.convertRawToRange(raw, request.timezone);
  return { ...request, range, startTime: Date.now() };
}

/** Runs the work after a trigger; triggers that come meanwhile are one more run. */
export function whenFree<T>(triggers: Observable<unknown>, work: () => Observable<T>): Observable<T> {
  return new Observable(subscriber => {
    let busy = false;
    let due = false;
    const run = () => {
      busy = true;
      due = false;
      const running = work().subscribe({
        next: value => subscriber.next(value),
        error: error => subscriber.error(error),
        complete: () => {
          busy = false;
          if (due) run();
        },
      });
      subscriber.add(running);
    };
    subscriber.add(
      triggers.subscribe({
        next: () => {
          due = true;
          if (!busy) run();
        },
        error: error => subscriber.error(error),
      }),
    );
  });
}
