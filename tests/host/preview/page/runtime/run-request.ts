// setRunRequest: one panel's request → states of its data. Grafana's own is not on npm.
import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  DataTopic,
  LoadingState,
  type PanelData,
} from '@grafana/data';
import { type getRunRequest, toDataQueryError } from '@grafana/runtime';
import { catchError, finalize, from, map, merge, type Observable, of, share, takeUntil, timer } from 'rxjs';
import { cancelRequest } from './backend-srv.ts';

/** A request that is answered sooner never shows as loading. */
const SHOW_LOADING_AFTER_MS = 200;

export const runRequest: ReturnType<typeof getRunRequest> = (dataSource, request, queryFunction) => {
  const empty: PanelData = { state: LoadingState.Loading, series: [], request, timeRange: request.range };
  if (request.targets.length === 0) return of({ ...empty, state: LoadingState.Done });
  const packets = new Map<string, DataQueryResponse>();
  const answers = ask(dataSource, request, queryFunction).pipe(
    map(packet => {
      request.endTime = Date.now();
      packets.set(packet.key ?? packet.data[0]?.refId ?? 'A', packet);
      return combine(empty, packets, packet.state ?? LoadingState.Done);
    }),
    catchError((error: unknown) => of({ ...empty, state: LoadingState.Error, error: toDataQueryError(error) })),
    finalize(() => cancelRequest(request.requestId)),
    share(),
  );
  return merge(
    timer(SHOW_LOADING_AFTER_MS).pipe(
      map(() => empty),
      takeUntil(answers),
    ),
    answers,
  );
};

function ask(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  queryFunction?: DataSourceApi['query'],
): Observable<DataQueryResponse> {
  if (queryFunction) return from(queryFunction(request));
  request.targets = request.targets.filter(target => !target.hide && (dataSource.filterQuery?.(target) ?? true));
  return request.targets.length === 0 ? of({ data: [] }) : from(dataSource.query(request));
}

function combine(empty: PanelData, packets: Map<string, DataQueryResponse>, state: LoadingState): PanelData {
  const all = [...packets.values()];
  const frames = all.flatMap(({ data }) => data as DataFrame[]);
  const failed = all.find(({ error, errors }) => error || (errors && errors.length > 0));
  const ofTopic = (annotations: boolean) =>
    frames.filter(({ meta }) => (meta?.dataTopic === DataTopic.Annotations) === annotations);
  return {
    ...empty,
    state: failed ? LoadingState.Error : state,
    series: ofTopic(false),
    annotations: ofTopic(true),
    ...(failed ? { error: failed.error, errors: failed.errors } : {}),
  };
}
