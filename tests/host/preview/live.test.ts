// A live panel: it follows what is written to the store, and comes back by itself after the service was away.
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { HOUR, THIS_HOUR } from '../service.ts';
import { dashboard, lastActual, panelJson, query } from './testing/dashboards.ts';
import { panel } from './testing/panel.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf } from './testing/queries.ts';

const HOURS = 24 * 10;
const ts = Array.from({ length: HOURS }, (_, i) => THIS_HOUR - (HOURS - 1 - i) * HOUR);
const at = (value: number) => ({ labels: { service: 'api' }, ts: [THIS_HOUR], value: [value] });
const targets = [{ ...query('requests'), live: true }];

const fixture = previewFixture({
  dashboards: [dashboard('live', [panelJson({ id: 1, type: 'stat', title: 'Last', targets, options: lastActual })])],
  fill: async service => {
    await service.push('requests', [{ labels: { service: 'api' }, ts, value: ts.map(() => 1000) }]);
  },
});

describe('the switch of the editor', () => {
  it('is off where the query says nothing, and saves both ways', async () => {
    const model = encodeURIComponent(JSON.stringify(query('requests')));
    const page = await fixture.open(`/editor/foresight/query?model=${model}`);
    const live = page.getByRole('switch', { name: 'Live' });
    await live.waitFor();
    expect(await modelOf(page)).not.toHaveProperty('live');
    await page.getByTestId(TEST_IDS.queryEditor.live).locator('..').click();
    await expect.poll(() => modelOf(page)).toMatchObject({ live: true });
    await page.getByTestId(TEST_IDS.queryEditor.live).locator('..').click();
    await expect.poll(() => modelOf(page)).not.toHaveProperty('live');
  });
});

describe('a live panel', () => {
  it('shows a new value without a refresh, and again after the service was away', async () => {
    const page = await fixture.open('/d/live?from=now-2d', /\/api\//);
    const shown = (text: string) => panel(page, 'Last').getByText(text).waitFor();
    await shown('1000');
    await fixture.service.push('requests', [at(1234)]);
    await shown('1234');
    await fixture.service.stop();
    await fixture.service.start();
    await fixture.service.push('requests', [at(4321)]);
    await shown('4321');
    expect(await page.getByText('Last').count()).toBeGreaterThan(0);
  }, 60_000);
});
