// When to ask again: as the service tells of changes on a metric's live channel, and by the clock while it cannot.
import { changesChannel } from '@foresight/contracts';
import {
  isLiveChannelMessageEvent,
  isLiveChannelStatusEvent,
  LiveChannelConnectionState,
  type LiveChannelEvent,
  LiveChannelScope,
  type LiveChannelStatusEvent,
} from '@grafana/data';
import type { GrafanaLiveSrv } from '@grafana/runtime';
import {
  catchError,
  concat,
  distinctUntilChanged,
  EMPTY,
  filter,
  map,
  merge,
  NEVER,
  type Observable,
  of,
  pairwise,
  share,
  startWith,
  switchMap,
  timer,
} from 'rxjs';

/** While nobody tells of changes. */
export const POLL_MS = 30_000;

type Live = Pick<GrafanaLiveSrv, 'getStream'>;

/**
 * Emits when a metric may have changed. Reconnecting is Grafana's; what may have been missed meanwhile counts as a change.
 * @param live undefined where Grafana has no live server
 * @param uid of the data source
 */
export function changesOf(live: Live | undefined, uid: string, metric: string): Observable<void> {
  const path = changesChannel(metric);
  if (!live || !path) return polling();
  // Named twice: Grafana 12 reads the one, later ones the other.
  const channel = { scope: LiveChannelScope.DataSource, namespace: uid, stream: uid, path };
  const events = live.getStream<unknown>(channel).pipe(share());
  const told = events.pipe(
    filter(isLiveChannelMessageEvent),
    catchError(() => EMPTY),
  );
  return merge(told, whileDisconnected(events)).pipe(map(() => undefined));
}

const polling = (): Observable<void> => timer(POLL_MS, POLL_MS).pipe(map(() => undefined));

function whileDisconnected(events: Observable<LiveChannelEvent>): Observable<unknown> {
  // A channel that ends or fails for good tells nothing any more.
  const states = concat(events.pipe(filter(isLiveChannelStatusEvent), map(tells)), of(false));
  const connected = states.pipe(
    catchError(() => of(false)),
    distinctUntilChanged(),
    share(),
  );
  const polled = connected.pipe(
    startWith(false),
    switchMap(up => (up ? NEVER : polling())),
  );
  const back = connected.pipe(
    pairwise(),
    filter(([before, now]) => !before && now),
  );
  return merge(polled, back);
}

const tells = ({ state, error }: LiveChannelStatusEvent): boolean =>
  state === LiveChannelConnectionState.Connected && !error;
