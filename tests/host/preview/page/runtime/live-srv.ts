// setGrafanaLiveSrv: the channels of our data sources, over server-sent events instead of Grafana's web socket.
import {
  LiveChannelConnectionState,
  type LiveChannelEvent,
  LiveChannelEventType,
  type LiveChannelId,
} from '@grafana/data';
import type { GrafanaLiveSrv } from '@grafana/runtime';
import { EMPTY, Observable, of } from 'rxjs';

function channel<T>(id: LiveChannelId): Observable<LiveChannelEvent<T>> {
  return new Observable(observer => {
    const { Connected, Disconnected, Pending, Invalid } = LiveChannelConnectionState;
    const is = (state: LiveChannelConnectionState) =>
      observer.next({ type: LiveChannelEventType.Status, id, timestamp: Date.now(), state });
    const states: Record<string, LiveChannelConnectionState> = { connected: Connected, invalid: Invalid };
    is(Pending);
    const source = new EventSource(`/api/preview-live/${id}`);
    source.addEventListener('state', ({ data }) => is(states[data] ?? Disconnected));
    source.addEventListener('packet', ({ data }) =>
      observer.next({ type: LiveChannelEventType.Message, message: JSON.parse(data) }),
    );
    source.onerror = () => is(Disconnected);
    return () => source.close();
  });
}

export const liveSrv: GrafanaLiveSrv = {
  getConnectionState: () => of(true),
  getStream: ({ namespace, stream, path }) => channel(`${stream ?? namespace}/${path}`),
  getDataStream: () => EMPTY,
  getPresence: async () => ({ users: [] }),
  publish: async () => undefined,
};
