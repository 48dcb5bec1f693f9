// The shipped dashboards on the sample workspace: every panel has its data, and the browser has nothing to complain of.
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSample, sampleWorkspace } from '../../../../backend-proxy/src/main/sample.ts';
import type { Output } from '../../../../backend-proxy/src/main/terminal/index.ts';
import { createToken } from '../../../../backend-proxy/src/store/index.ts';
import { TEST_IDS } from '../../../../src/shared/test-ids.ts';
import { type HostService, hostService } from '../../service.ts';
import { launchBrowser } from '../browser.ts';
import { ensurePluginBuilt } from '../build-plugin.ts';
import { ROOT } from '../content-hash.ts';
import { readDashboards } from '../server/dashboards.ts';
import { type Preview, startPreview } from '../start-preview.ts';
import { openPage, picture, THEMES } from './open-page.ts';

const FOLDER = join(ROOT, 'dashboards');
const silent: Output = { print: () => undefined, note: () => undefined, interactive: false, width: 80 };

let service: HostService;
let preview: Preview;
let browser: Browser;
beforeAll(async () => {
  await ensurePluginBuilt();
  service = await hostService();
  const workspace = await sampleWorkspace(service.app);
  await loadSample(service.app, workspace, silent, new AbortController().signal);
  const { token } = await service.db.store.inWorkspace(workspace.id, trx =>
    createToken(trx, workspace.id, { name: 'preview', right: 'read' }),
  );
  preview = await startPreview({
    grpc: service.tcp,
    dataSources: [{ uid: 'foresight', name: 'Foresight', token }],
    dashboards: FOLDER,
  });
  browser = await launchBrowser();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await preview?.close();
  await service?.close();
});

describe.each(readDashboards(FOLDER))('$title', ({ uid, panels }) => {
  const forecasts = JSON.stringify(panels).split('"foresight-forecast-panel"').length - 1;

  it.each(THEMES)('is complete in %s', async theme => {
    // High enough for all of it: panels out of sight do not ask.
    const { page, complaints } = await openPage(browser, `${preview.url}/d/${uid}`, theme, [1400, 2600]);
    const leads = page.getByTestId(TEST_IDS.forecastPanel.trustLead);
    await expect.poll(() => leads.count(), { timeout: 60_000 }).toBe(forecasts);
    expect(await page.getByTestId(TEST_IDS.forecastPanel.state).count()).toBe(0);
    expect(await page.getByTestId(TEST_IDS.forecastPanel.notice).count()).toBe(0);
    await picture(page, `${uid}-whole-${theme}`);
    await page.setViewportSize({ width: 1400, height: 1000 });
    await expect.poll(() => leads.count()).toBeGreaterThan(1);
    await picture(page, `${uid}-${theme}`);
    expect(complaints()).toEqual([]);
    await page.close();
  });
});
