// Asks the other data sources that queries name, and puts their points into the queries. What one of them cannot answer
// is the error of that query alone.
import { type Given, givenOf, type Source, sourceRange } from '@foresight/contracts';
import {
  type DataQuery,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  dateTime,
  LoadingState,
} from '@grafana/data';
import {
  catchError,
  defaultIfEmpty,
  defer,
  forkJoin,
  from,
  last,
  map,
  type Observable,
  of,
  switchMap,
  takeWhile,
  timeout,
} from 'rxjs';
import { plainFrames } from '../../shared/frames/index.ts';
import type { ForesightQuery } from '../query/index.ts';
import { DATASOURCE_ID } from '../settings.ts';
import type { SourceService } from './source-service.ts';

const MOST_MS = 120_000;

export interface WithGiven {
  readonly targets: ForesightQuery[];
  readonly errors: readonly DataQueryError[];
}

/** Each refId is in one of both. */
export function withGiven(request: DataQueryRequest<ForesightQuery>, service: SourceService): Observable<WithGiven> {
  if (request.targets.length === 0) return of({ targets: [], errors: [] });
  const asked = request.targets.map(target => {
    if (!target.source || target.given) return of({ target });
    return askSource(target.source, target.refId, request, service).pipe(
      map(given => ({ target: { ...target, given } })),
      catchError((error: unknown) => of({ error: { refId: target.refId, message: wordsOf(error) } })),
    );
  });
  return forkJoin(asked).pipe(
    map(all => ({
      targets: all.flatMap(one => ('target' in one ? [one.target] : [])),
      errors: all.flatMap(one => ('error' in one ? [one.error] : [])),
    })),
  );
}

function askSource(
  source: Source,
  refId: string,
  request: DataQueryRequest<ForesightQuery>,
  service: SourceService,
): Observable<Given> {
  return defer(() => from(service.get(source.datasource, request.scopedVars))).pipe(
    switchMap(other => {
      const end = Math.min(request.range.to.valueOf(), Date.now());
      const range = sourceRange(source, end, request.range.from.valueOf());
      return answerOf(other, requestOf(source, refId, request, range)).pipe(
        map(({ data }) => givenOf(plainFrames(data), range.to + 1)),
      );
    }),
  );
}

type Range = ReturnType<typeof sourceRange>;

function requestOf(
  { query, datasource }: Source,
  refId: string,
  request: DataQueryRequest<ForesightQuery>,
  { from: start, to: end, intervalMs, maxDataPoints }: Range,
): DataQueryRequest<DataQuery> {
  const [first, final] = [dateTime(start), dateTime(end)];
  const interval = intervalMs % 1_000 === 0 ? `${intervalMs / 1_000}s` : `${intervalMs}ms`;
  return {
    ...request,
    requestId: `${request.requestId}-${refId}-source`,
    range: { from: first, to: final, raw: { from: first, to: final } },
    interval,
    intervalMs,
    maxDataPoints,
    scopedVars: {
      ...request.scopedVars,
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(intervalMs), value: intervalMs },
    },
    targets: [{ ...query, refId, datasource, hide: false }],
  };
}

/** The first whole answer: what comes while it loads is a part, and a stream does not end. */
function answerOf(other: DataSourceApi, request: DataQueryRequest<DataQuery>): Observable<DataQueryResponse> {
  if (other.type === DATASOURCE_ID)
    throw new Error('A Foresight data source cannot be the source of its own forecasts');
  const [target] = request.targets;
  if (other.filterQuery?.(target!) === false) throw new Error(`The query of '${other.name}' is not complete`);
  const answer = other.query(request);
  return ('subscribe' in answer ? answer : from(answer)).pipe(
    takeWhile(({ state }) => state === LoadingState.Loading, true),
    defaultIfEmpty(NOTHING),
    last(),
    timeout({ each: MOST_MS }),
    map(response => {
      const failed = response.errors?.[0] ?? response.error;
      if (failed) throw new Error(`'${other.name}' says: ${wordsOf(failed)}`);
      return response;
    }),
  );
}

const NOTHING: DataQueryResponse = { data: [] };

/** Errors of data sources come in many shapes. */
function wordsOf(error: unknown): string {
  const { message, data, statusText } = (error ?? {}) as { message?: string; data?: Said; statusText?: string };
  if ((error as Error)?.name === 'TimeoutError')
    return `The other data source has not answered in ${MOST_MS / 1_000} s`;
  return message || data?.message || data?.error || statusText || 'The other data source failed without a reason';
}

interface Said {
  readonly message?: string;
  readonly error?: string;
}
