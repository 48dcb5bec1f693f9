// Asks the service behind a data source through Grafana: for pages, which have no data source of their own.
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

export interface FoundDashboard {
  readonly uid: string;
  readonly title: string;
  readonly url: string;
}

/** Dashboards with the tag that ours carry, among those that this person may see. */
export const findDashboards = () =>
  get('/api/search', { type: 'dash-db', tag: 'foresight' }) as Promise<readonly FoundDashboard[]>;
