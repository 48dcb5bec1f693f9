// The gallery over the real service: data of every scenario stored, some of it trained, a preview and a browser.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunAnswer } from '@foresight/contracts';
import type { Browser, Page } from 'playwright-core';
import { type HostService, hostService } from '../../service.ts';
import { launchBrowser, PAGE_OPTIONS } from '../browser.ts';
import { ensurePluginBuilt } from '../build-plugin.ts';
import { ROOT } from '../content-hash.ts';
import { type Preview, startPreview } from '../start-preview.ts';
import { DATA_SOURCE_UID, dashboards } from './dashboard.ts';
import { metricOf, SCENARIOS, type Scenario } from './scenarios.ts';

export type Theme = 'dark' | 'light';

export interface GallerySite {
  readonly service: HostService;
  readonly preview: Preview;
  /** A page of this size, which fails the test when anything is wrong on its console. */
  open(path: string, theme: Theme, size: readonly [number, number]): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /** What the browser complained of; failed requests are told by `allow`. */
  complaints(allow?: RegExp): string[];
}

/** Where a person can look at them after a test run; `npm run pictures` takes those from here that the docs show. */
const PICTURES = join(ROOT, 'coverage', 'pictures');

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

async function openPage(
  browser: Browser,
  url: string,
  theme: Theme,
  [width, height]: readonly [number, number],
): Promise<OpenPage> {
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width, height }, reducedMotion: 'reduce' });
  const heard: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', error => heard.push(error.message));
  const link = new URL(url);
  link.searchParams.set('theme', theme);
  await page.goto(link.href);
  return { page, complaints: allow => heard.filter(text => !allow?.test(text)) };
}

/** Saves what is to be seen. @param name without extension */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
