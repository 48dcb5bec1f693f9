// The editors of growth and of what-if queries as a person uses them.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf } from './testing/queries.ts';

const ids = TEST_IDS.queryEditor;

const fixture = previewFixture({
  dashboards: [],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api' }, 24 * 14), hourly({ service: 'web' }, 24 * 14, 50)]);
    const headers = { authorization: `Bearer ${service.tokens.admin}` };
    const payload = { name: 'Half of it', adjustments: [{ metric: 'requests', kind: 'percent', value: -50 }] };
    await service.app.api.inject({ method: 'POST', url: '/api/v1/scenarios', headers, payload });
  },
});
const { open } = fixture;
const at = (model: object) => `/editor/foresight/query?model=${encodeURIComponent(JSON.stringify(model))}`;
const answered = (page: Page, frames: number) => page.getByText(`Done: ${frames} frames`, { exact: true }).waitFor();
const choose = async (page: Page, field: string, option: string | RegExp) => {
  await page.getByTestId(field).click();
  await page.getByRole('option', { name: option }).click();
};
const asked = { refId: 'A', queryType: 'growth', version: 1, metric: 'requests', groupBy: [] };

describe('the growth editor', () => {
  it('asks for goals that are typed, and says what is wrong with one', async () => {
    const page = await open(at(asked));
    await choose(page, ids.growthShow, /^goals/);
    await page.getByTestId(ids.goal(0, 'value')).fill('many');
    await page.getByTestId(ids.goal(0, 'value')).press('Tab');
    await page.getByText("'many' is no number").waitFor();
    await page.getByTestId(ids.goal(0, 'value')).fill('170');
    await page.getByTestId(ids.goal(0, 'value')).press('Enter');
    await answered(page, 1);
    await page.getByTestId(ids.goal(0, 'name')).fill('The peak');
    await page.getByTestId(ids.goal(0, 'name')).press('Enter');
    await expect.poll(() => modelOf(page)).toMatchObject({ show: 'goals', goals: [{ value: 170, name: 'The peak' }] });
  });
});

describe('the what-if editor', () => {
  const model = { ...asked, queryType: 'whatif' };

  it('takes adjustments that are typed, then a saved scenario instead', async () => {
    const page = await open(at(model));
    await page.getByTestId(ids.adjustment(0, 'value')).fill('20');
    await page.getByTestId(ids.adjustment(0, 'value')).press('Enter');
    const adjustments = [{ metric: 'requests', kind: 'percent', value: 20 }];
    await expect.poll(() => modelOf(page)).toMatchObject({ adjustments });
    // Base and scenario with two bands each, and history.
    await answered(page, 11);
    await choose(page, ids.scenario, /Half of it/);
    await page.getByText('requests −50 %').first().waitFor();
    await answered(page, 11);
    const saved = (await modelOf(page)) as object;
    expect(saved).toMatchObject({ scenario: 'half-of-it' });
    expect(saved).not.toHaveProperty('adjustments');
    await choose(page, ids.whatIfShow, /^difference/);
    await answered(page, 1);
  });

  it('says that a scenario is not there any more', async () => {
    const page = await open(at({ ...model, scenario: 'gone' }));
    await page.getByText("No scenario 'gone' is saved").waitFor();
  });
});

describe('a preset', () => {
  it('takes the place of the query, where its metric is stored', async () => {
    const page = await open(at({ ...asked, goals: [{ value: 5 }] }));
    await page.getByTestId(ids.presets).click();
    // The only one that is about a metric of this workspace.
    await expect.poll(() => page.getByRole('menuitem').allTextContents()).toHaveLength(1);
    await page.getByTestId(ids.preset('peak-usage')).click();
    await expect
      .poll(() => modelOf(page))
      .toEqual({
        refId: 'A',
        datasource: { type: 'foresight-analytics-datasource', uid: 'foresight' },
        queryType: 'capacity',
        version: 1,
        show: 'peaks',
        metric: 'requests',
      });
  });
});
