// The shipped dashboards on the sample workspace: every panel has its data, and the browser has nothing to complain of.
import { join } from 'node:path';
import { selectors } from '@grafana/e2e-selectors';
import type { Page } from 'playwright-core';
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
const { Panel } = selectors.components.Panels;
const PANELS = '[data-testid^="data-testid Panel header"]';
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

interface PanelJson {
  readonly type: string;
}

/** Those of rows that are closed wait until somebody opens them. */
const forecastsOf = (panels: unknown): number =>
  (panels as readonly PanelJson[]).filter(({ type }) => type === 'foresight-forecast-panel').length;

/** Titles of panels without our trust line that show nothing but their title, or that there is no data. */
const emptyPanels = async (page: Page): Promise<string[]> => {
  const others = page.locator(PANELS).filter({ hasNot: page.getByTestId(IDS.trustLead) });
  const texts = await others.allInnerTexts();
  return texts.filter(text => text.trim().split('\n').length < 2 || /no data/i.test(text));
};

describe.each(readDashboards(FOLDER))('$title', ({ uid, panels }) => {
  it.each(THEMES)('is complete in %s', async theme => {
    // High enough for all of it: panels out of sight do not ask.
    const page = await site.open(`/d/${uid}?theme=${theme}`, undefined, [1400, 2600]);
    const leads = page.getByTestId(IDS.trustLead);
    await expect.poll(() => leads.count(), { timeout: 60_000 }).toBe(forecastsOf(panels));
    await expect.poll(() => emptyPanels(page), { timeout: 60_000 }).toEqual([]);
    expect(await page.getByTestId(Panel.status('error')).count()).toBe(0);
    expect(await page.getByTestId(IDS.state).count()).toBe(0);
    expect(await page.getByTestId(IDS.notice).count()).toBe(0);
    await picture(page, `${uid}-whole-${theme}`);
    await page.setViewportSize({ width: 1400, height: 1060 });
    await expect.poll(() => leads.count()).toBeGreaterThan(0);
    await picture(page, `${uid}-${theme}`);
  });
});

it('leads from one to the others', async () => {
  const page = await site.open('/d/foresight-data-quality', undefined, [1400, 900]);
  await page.getByRole('button', { name: 'Foresight', exact: true }).click();
  const titles = await page.getByRole('menuitem').allInnerTexts();
  expect(titles).toEqual(readDashboards(FOLDER).map(({ title }) => title));
  await page.getByRole('menuitem', { name: 'Foresight / Model health' }).click();
  await page.waitForURL(/\/d\/foresight-model-health/);
  await page.getByRole('heading', { name: 'Foresight / Model health' }).waitFor();
});
