// Asks the service behind a data source through Grafana: for pages, which have no data source of their own.
import type { SeriesAnswer } from '@foresight/contracts';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { type Health, readHealth } from './health.ts';
import { type Resources, resources } from './resources.ts';

const addressOf = (uid: string) => `/api/datasources/uid/${uid}`;

/** Errors are for the caller to show: Grafana must not pop up a message of its own. */
async function get(url: string, params?: Record<string, string>): Promise<unknown> {
  const options = { method: 'GET', url, showErrorAlert: false, ...(params ? { params } : {}) };
  return (await lastValueFrom(getBackendSrv().fetch<unknown>(options))).data;
}

/** Never rejects: what stands in the way is part of the answer. */
export async function askHealth(uid: string): Promise<Health> {
  const sent = Date.now();
  const reply = await get(`${addressOf(uid)}/health`).then(
    data => ({ data }),
    (error: unknown) => error,
  );
  return readHealth(reply, { sent, received: Date.now() });
}

export const askResources = (uid: string): Resources =>
  resources((path, params) => get(`${addressOf(uid)}/resources/${path}`, params));

/** Series of a metric. */
export async function askSeries(uid: string, metric: string): Promise<readonly SeriesAnswer[]> {
  return ((await get(`${addressOf(uid)}/resources/series`, { metric })) as { items: SeriesAnswer[] }).items;
}

/** Columns of equal length. */
interface Points {
  readonly time: readonly string[];
  readonly value: readonly number[];
}

/** Points of a series. @param from ISO time */
export const askPoints = (uid: string, id: string, from: string): Promise<Points> =>
  get(`${addressOf(uid)}/resources/series/${encodeURIComponent(id)}/points`, { from }) as Promise<Points>;

export interface FoundDashboard {
  readonly uid: string;
  readonly title: string;
  readonly url: string;
}

/** Dashboards with the tag that ours carry, among those that this person may see. */
export const findDashboards = () =>
  get('/api/search', { type: 'dash-db', tag: 'foresight' }) as Promise<readonly FoundDashboard[]>;
