// One HTTP request of the page, with Grafana's shapes for answers and errors.
import { type BackendSrvRequest, config, type FetchError, type FetchResponse } from '@grafana/runtime';

/** @throws {FetchError} for every status but 2xx */
export async function fetchResponse<T>(request: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const response = await fetch(urlOf(request), initOf(request, signal));
  const { status, statusText, ok, headers, redirected, type, url } = response;
  const data = await readBody(response, request.responseType);
  if (!ok) throw toFetchError(request, status, statusText, data);
  return { data: data as T, status, statusText, ok, headers, redirected, type, url, config: request };
}

/** What Grafana throws when an answer is not 2xx: `data` is always an object with a message. */
function toFetchError(request: BackendSrvRequest, status: number, statusText: string, data: unknown): FetchError {
  const body =
    typeof data === 'object' && data !== null ? { ...data } : { message: String(data || 'Unexpected error') };
  if (!('message' in body) && 'error' in body && typeof body.error === 'string') {
    return { status, statusText, config: request, data: { ...body, message: body.error } };
  }
  return { status, statusText, config: request, data: body };
}

function urlOf({ url, params = {} }: BackendSrvRequest): string {
  const known = Object.entries(params).filter(([, value]) => value !== undefined && value !== null);
  const pairs = known.flatMap(([name, value]) => [value].flat().map(one => [name, String(one)]));
  const search = new URLSearchParams(pairs).toString();
  return search === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${search}`;
}

function initOf({ method = 'GET', data, headers = {} }: BackendSrvRequest, signal: AbortSignal): RequestInit {
  const raw = data === undefined || data === null || typeof data === 'string' || data instanceof Blob;
  const type = raw ? undefined : { 'Content-Type': 'application/json' };
  const role = { 'X-Preview-Role': config.bootData.user.orgRole };
  const all = { Accept: 'application/json, text/plain, */*', ...type, ...role, ...headers };
  return { method, headers: all, signal, ...(method === 'GET' ? {} : { body: raw ? data : JSON.stringify(data) }) };
}

function readBody(response: Response, wanted: BackendSrvRequest['responseType']): Promise<unknown> {
  const json = response.headers.get('content-type')?.includes('json');
  if (wanted === 'arraybuffer') return response.arrayBuffer();
  if (wanted === 'blob') return response.blob();
  if (wanted === 'json' || (wanted === undefined && json)) return response.json();
  return response.text();
}
