// Grafana's own API for folders and rules, and our service's for what a rule would have done.
import { type AlertPreview, type AlertRule, EDITABLE_HEADER, type GrafanaRule } from '@foresight/contracts';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

const RULES = '/api/v1/provisioning';

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly data?: object;
  readonly headers?: Record<string, string>;
}

/** Errors are for the drawer to show. @throws what Grafana's client rejects with */
async function ask<T>(asked: Asked): Promise<T> {
  return (await lastValueFrom(getBackendSrv().fetch<T>({ ...asked, showErrorAlert: false }))).data;
}

export const previewRule = (uid: string, rule: AlertRule): Promise<AlertPreview> =>
  ask({ method: 'POST', url: `/api/datasources/uid/${uid}/resources/alert-preview`, data: { rule } });

export interface Folder {
  readonly uid: string;
  readonly title: string;
}

export const listFolders = (): Promise<readonly Folder[]> => ask({ method: 'GET', url: '/api/folders?limit=1000' });

export const createFolder = (title: string): Promise<Folder> =>
  ask({ method: 'POST', url: '/api/folders', data: { title } });

/** @returns its uid */
export async function createRule(rule: GrafanaRule): Promise<string> {
  const asked = { method: 'POST' as const, url: `${RULES}/alert-rules`, data: rule, headers: { ...EDITABLE_HEADER } };
  return (await ask<{ uid: string }>(asked)).uid;
}

interface RuleGroup {
  readonly interval: number;
  readonly [member: string]: unknown;
}

/** A group that is new has Grafana's interval, until it is told another. @param seconds a multiple of 10 */
export async function setInterval(folderUid: string, group: string, seconds: number): Promise<void> {
  const url = `${RULES}/folder/${encodeURIComponent(folderUid)}/rule-groups/${encodeURIComponent(group)}`;
  const found = await ask<RuleGroup>({ method: 'GET', url });
  if (found.interval === seconds) return;
  await ask({ method: 'PUT', url, data: { ...found, interval: seconds }, headers: { ...EDITABLE_HEADER } });
}
