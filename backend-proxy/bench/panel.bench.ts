// Frame times of the forecast panel with a hundred series, beside Grafana's time series panel with the same answer.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, PAGE_OPTIONS } from '../../tests/host/preview/browser.ts';
import { ensurePluginBuilt } from '../../tests/host/preview/build-plugin.ts';
import { startPreview } from '../../tests/host/preview/start-preview.ts';
import { dashboard, panelJson } from '../../tests/host/preview/testing/dashboards.ts';
import { type HostService, hostService, hourly } from '../../tests/host/service.ts';
import { trainMetric } from '../../tests/host/train-metric.ts';
import {
  LIMIT_MS,
  type Motion,
  type PanelFrames,
  type PanelReport,
  quantile,
  page as reportPage,
  table,
} from './panel-report.ts';

const SERIES = 100;
const POINTS = 1_000;
const HORIZON = 48;
const FRAMES = 180;
const MOTIONS: readonly Motion[] = ['pan', 'hover', 'zoom'];
const OWN = '**Forecast**';

const target = { refId: 'A', queryType: 'forecast', version: 1, metric: 'requests', horizon: HORIZON };
const PANELS = [
  { name: OWN, json: { type: 'foresight-forecast-panel', targets: [target] } },
  {
    name: "Grafana's, 200 lines",
    json: { type: 'timeseries', targets: [{ ...target, roles: ['actual', 'forecast'] }] },
  },
  { name: "Grafana's, 600 lines", json: { type: 'timeseries', targets: [target] } },
] as const;

export default async function run(args: readonly string[]): Promise<void> {
  const rounds = Number(args[0] ?? 3);
  await ensurePluginBuilt();
  const service = await hostService();
  await fill(service);
  const preview = await startPreview({
    grpc: service.tcp,
    dataSources: [{ uid: 'foresight', name: 'Foresight', token: service.tokens.admin }],
    dashboards: [
      dashboard(
        'bench',
        PANELS.map(({ name, json }, i) => panelJson({ id: i + 1, title: name, ...json })),
        { time: { from: `now-${POINTS}h`, to: 'now' } },
      ),
    ],
  });
  const browser = await launchBrowser();
  try {
    const report = await measure(browser, `${preview.url}/solo/bench`, rounds);
    console.log(table(report));
    writeFileSync(join(import.meta.dirname, '../../docs/benchmarks-panel.md'), reportPage(report));
    const pan = report.frames.find(({ panel, motion }) => panel === OWN && motion === 'pan')!;
    if (quantile(pan.times, 0.95) > LIMIT_MS + 0.1) process.exitCode = 1;
  } finally {
    await browser.close();
    await preview.close();
    await service.close();
  }
}

async function fill(service: HostService): Promise<void> {
  const series = Array.from({ length: SERIES }, (_, i) => {
    const name = `host-${String(i + 1).padStart(3, '0')}`;
    return hourly({ host: name }, POINTS, 50 + ((i * 37) % SERIES) * 9);
  });
  await service.push('requests', series);
  await trainMetric(service, { metric: 'requests', horizon: HORIZON, model: 'seasonal-naive' });
}

/** Panels take turns, so that all meet the same machine. */
async function measure(browser: Browser, url: string, rounds: number): Promise<PanelReport> {
  const frames = PANELS.flatMap(({ name }) =>
    MOTIONS.map((motion): PanelFrames & { times: number[] } => ({ panel: name, motion, times: [] })),
  );
  const first = PANELS.map(({ name }) => ({ panel: name as string, times: [] as number[] }));
  const idle: number[] = [];
  for (let round = 0; round < rounds; round++) {
    idle.push(...(await idleFrames(browser)));
    for (const [i, { name }] of PANELS.entries()) {
      const { page, took } = await open(browser, `${url}/${i + 1}`);
      first[i]!.times.push(took);
      for (const one of frames.filter(({ panel }) => panel === name)) {
        // Twice: the first time the browser still compiles.
        await drive(page, one.motion, 30);
        one.times.push(...(await drive(page, one.motion, FRAMES)));
      }
      await page.close();
    }
  }
  return { frames, first, idle };
}

async function idleFrames(browser: Browser): Promise<number[]> {
  const page = await browser.newPage(PAGE_OPTIONS);
  const times = await drive(page, 'rest', FRAMES);
  await page.close();
  return times;
}

/** Runs tests/host/preview/page/bench/drive.ts in the page. @returns ms from each frame to the next */
async function drive(page: Page, motion: Motion | 'rest', frames: number): Promise<number[]> {
  await page.evaluate(await driver());
  return page.evaluate<number[]>(`bench.drive(${JSON.stringify({ motion, frames })})`);
}

let bundled: Promise<string> | undefined;
function driver(): Promise<string> {
  bundled ??= build({
    entryPoints: [join(import.meta.dirname, '../../tests/host/preview/page/bench/drive.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
  }).then(({ outputFiles }) => `${outputFiles[0]!.text};globalThis.bench = bench;`);
  return bundled;
}

async function open(browser: Browser, url: string): Promise<{ page: Page; took: number }> {
  const page = await browser.newPage(PAGE_OPTIONS);
  const started = performance.now();
  await page.goto(url);
  await page.locator('.u-over').waitFor();
  const took = performance.now() - started;
  await page.waitForTimeout(1_000);
  return { page, took };
}
