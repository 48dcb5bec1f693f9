// setBackendSrv: requests that end when nobody listens any more, or when one with the same id begins.
import { AppEvents, DataQueryErrorType } from '@grafana/data';
import {
  type BackendSrv,
  type BackendSrvRequest,
  type FetchError,
  type FetchResponse,
  getAppEvents,
} from '@grafana/runtime';
import { lastValueFrom, Observable } from 'rxjs';
import { fetchResponse } from './fetch-response.ts';

const running = new Map<string, () => void>();

/** Ends a request that is still under way. */
export const cancelRequest = (requestId: string): void => running.get(requestId)?.();

function fetchOne<T>(request: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable(observer => {
    const abort = new AbortController();
    const { requestId } = request;
    const cancel = () => {
      observer.error(cancelled(request));
      abort.abort();
    };
    if (requestId) {
      cancelRequest(requestId);
      running.set(requestId, cancel);
    }
    request.abortSignal?.addEventListener('abort', cancel, { once: true });
    fetchResponse<T>(request, abort.signal).then(
      response => {
        observer.next(response);
        observer.complete();
      },
      (error: FetchError | Error) => {
        if (!abort.signal.aborted) fail(observer, request, error);
      },
    );
    return () => {
      if (requestId && running.get(requestId) === cancel) running.delete(requestId);
      abort.abort();
    };
  });
}

function fail(observer: { error(error: unknown): void }, request: BackendSrvRequest, error: FetchError | Error): void {
  const known = error instanceof Error ? noAnswer(request, error) : error;
  observer.error(known);
  // A caller that shows the error itself says so within its own turn.
  setTimeout(() => {
    if (!known.isHandled) showError(request, known);
  }, 50);
}

/** Grafana tells of failed API calls by itself, but not of queries: those have a panel to say it in. */
function showError({ url, showErrorAlert }: BackendSrvRequest, { status, data }: FetchError): void {
  if (showErrorAlert === false || (showErrorAlert === undefined && url.includes('/api/ds/query'))) return;
  const event = status < 500 ? AppEvents.alertWarning : AppEvents.alertError;
  getAppEvents().publish({ type: event.name, payload: [data.message] });
}

const noAnswer = (config: BackendSrvRequest, { message }: Error): FetchError => ({
  status: 0,
  statusText: message,
  data: { message },
  config,
});

const cancelled = (config: BackendSrvRequest): FetchError & { type: DataQueryErrorType } => ({
  type: DataQueryErrorType.Cancelled,
  cancelled: true,
  data: null,
  status: -1,
  statusText: 'Request was aborted',
  config,
});

const request = async <T>(options: BackendSrvRequest): Promise<T> => (await lastValueFrom(fetchOne<T>(options))).data;

type Rest = Partial<BackendSrvRequest>;

export const backendSrv: BackendSrv = {
  fetch: fetchOne,
  request,
  datasourceRequest: options => lastValueFrom(fetchOne(options)),
  chunked: () => {
    throw new Error('the preview has no chunked requests');
  },
  get: (url, params, requestId, rest: Rest = {}) => {
    const id = requestId === undefined ? {} : { requestId };
    return request({ ...rest, method: 'GET', url, params, ...id });
  },
  delete: (url, data, rest: Rest = {}) => request({ ...rest, method: 'DELETE', url, data }),
  post: (url, data, rest: Rest = {}) => request({ ...rest, method: 'POST', url, data }),
  patch: (url, data, rest: Rest = {}) => request({ ...rest, method: 'PATCH', url, data }),
  put: (url, data, rest: Rest = {}) => request({ ...rest, method: 'PUT', url, data }),
};
