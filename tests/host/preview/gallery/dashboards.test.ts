// The shipped dashboards on the sample workspace: every panel has its data, and the browser has nothing to complain of.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSample, sampleWorkspace } from '../../../../backend-proxy/src/main/sample.ts';
import type { Output } from '../../../../backend-proxy/src/main/terminal/index.ts';
import { createToken } from '../../../../backend-proxy/src/store/index.ts';
import { TEST_IDS } from '../../../../src/shared/test-ids.ts';
import { ROOT } from '../content-hash.ts';
import { readDashboards } from '../server/dashboards.ts';
import { previewFixture } from '../testing/preview-fixture.ts';
import { picture, THEMES } from './picture.ts';

const IDS = TEST_IDS.forecastPanel;
const FOLDER = join(ROOT, 'dashboards');
const silent: Output = { print: () => undefined, note: () => undefined, interactive: false, width: 80 };

const site = previewFixture({
  dashboards: FOLDER,
  fill: async ({ app }) => loadSample(app, await sampleWorkspace(app), silent, new AbortController().signal),
  token: async ({ app, db: { store } }) => {
    const workspace = await sampleWorkspace(app);
    const made = await store.inWorkspace(workspace.id, trx =>
      createToken(trx, workspace.id, { name: 'preview', right: 'read' }),
    );
    return made.token;
  },
});

describe.each(readDashboards(FOLDER))('$title', ({ uid, panels }) => {
  const forecasts = JSON.stringify(panels).split('"foresight-forecast-panel"').length - 1;

  it.each(THEMES)('is complete in %s', async theme => {
    // High enough for all of it: panels out of sight do not ask.
    const page = await site.open(`/d/${uid}?theme=${theme}`, undefined, [1400, 2600]);
    const leads = page.getByTestId(IDS.trustLead);
    await expect.poll(() => leads.count(), { timeout: 60_000 }).toBe(forecasts);
    expect(await page.getByTestId(IDS.state).count()).toBe(0);
    expect(await page.getByTestId(IDS.notice).count()).toBe(0);
    await picture(page, `${uid}-whole-${theme}`);
    await page.setViewportSize({ width: 1400, height: 1000 });
    await expect.poll(() => leads.count()).toBeGreaterThan(1);
    await picture(page, `${uid}-${theme}`);
  });
});
