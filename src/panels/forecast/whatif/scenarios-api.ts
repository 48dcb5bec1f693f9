// Saved scenarios, through the data source of the panel: Grafana's role decides who may save.
import type { ScenarioAnswer, ScenarioBody } from '@foresight/contracts';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

const addressOf = (uid: string) => `/api/datasources/uid/${uid}/resources/scenarios`;

/** By name. @throws what Grafana's client rejects with */
export async function listScenarios(uid: string): Promise<readonly ScenarioAnswer[]> {
  return (await ask<{ items: ScenarioAnswer[] }>('GET', addressOf(uid))).items;
}

/** @throws what Grafana's client rejects with: the name may be taken, or the role too low */
export const saveScenario = (uid: string, body: ScenarioBody): Promise<ScenarioAnswer> =>
  ask<ScenarioAnswer>('POST', addressOf(uid), body);

async function ask<T>(method: string, url: string, data?: object): Promise<T> {
  const options = { method, url, showErrorAlert: false, ...(data ? { data } : {}) };
  return (await lastValueFrom(getBackendSrv().fetch<T>(options))).data;
}
