// The gallery over the real service: data of every scenario stored, some of it trained, a preview and a browser.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunAnswer } from '@foresight/contracts';
import { type HostService, hostService } from '../../service.ts';
import { launchBrowser } from '../browser.ts';
import { ensurePluginBuilt } from '../build-plugin.ts';
import { type Preview, startPreview } from '../start-preview.ts';
import { DATA_SOURCE_UID, dashboards } from './dashboard.ts';
import { type OpenPage, openPage, type Theme } from './open-page.ts';
import { metricOf, SCENARIOS, type Scenario } from './scenarios.ts';

export interface GallerySite {
  readonly service: HostService;
  readonly preview: Preview;
  /** @param size CSS pixels */
  open(path: string, theme: Theme, size: readonly [number, number]): Promise<OpenPage>;
  close(): Promise<void>;
}

export async function gallerySite(): Promise<GallerySite> {
  await ensurePluginBuilt();
  const service = await hostService();
  for (const scenario of SCENARIOS) await store(service, scenario);
  const preview = await startPreview({
    grpc: service.tcp,
    dataSources: [{ uid: DATA_SOURCE_UID, name: 'Foresight', token: service.tokens.admin }],
    dashboards,
  });
  const browser = await launchBrowser();
  return {
    service,
    preview,
    open: (path, theme, size) => openPage(browser, `${preview.url}${path}`, theme, size),
    close: async () => {
      await browser.close();
      await preview.close();
      await service.close();
    },
  };
}

async function store(service: HostService, scenario: Scenario): Promise<void> {
  const metric = metricOf(scenario);
  await service.push(metric, scenario.series);
  if (scenario.trained) await train(service, metric);
}

/** Stores forecasts of all series of a metric in the ledger. */
async function train({ app, tokens }: HostService, metric: string): Promise<void> {
  const headers = { authorization: `Bearer ${tokens.admin}` };
  const asked = await app.api.inject({
    method: 'POST',
    url: '/api/v1/forecasts',
    headers,
    payload: { metric, horizon: 48 },
  });
  const { run_id } = asked.json<{ run_id: string }>();
  for (;;) {
    const { status } = (await app.api.inject({ url: `/api/v1/runs/${run_id}`, headers })).json<RunAnswer>();
    if (status === 'done') return;
    if (status !== 'queued' && status !== 'running') throw new Error(`training ${metric} ended as ${status}`);
    await sleep(200);
  }
}
