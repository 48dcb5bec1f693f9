// A dashboard in the preview: what is drawn is what the service has answered.
import { describe, expect, it } from 'vitest';
import { HOUR, THIS_HOUR } from '../service.ts';
import { dashboard, lastActual, panelJson, query } from './testing/dashboards.ts';
import { panel, panelError } from './testing/panel.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const HOURS = 24 * 14;
const rising = (from: number) => ({
  ts: Array.from({ length: HOURS }, (_, i) => THIS_HOUR - (HOURS - 1 - i) * HOUR),
  value: Array.from({ length: HOURS }, (_, i) => from + (i % 24)),
});
const LAST = (HOURS - 1) % 24;
const targets = [query('requests', 'api')];

const withUnit = {
  defaults: { unit: 'reqps', decimals: 2 },
  overrides: [
    { matcher: { id: 'byRegexp', options: '/actual/' }, properties: [{ id: 'displayName', value: 'Today' }] },
  ],
};
const reduced = [{ id: 'reduce', options: { reducers: ['last'], mode: 'seriesToRows' } }];
const row = { id: 9, type: 'row', title: 'More', collapsed: true, gridPos: { x: 0, y: 40, w: 24, h: 1 } };
const today = { reduceOptions: { calcs: ['lastNotNull'], fields: 'Today' }, textMode: 'value_and_name' };

const fixture = previewFixture({
  dashboards: [
    dashboard('drawn', [
      panelJson({ id: 1, type: 'timeseries', title: 'Lines', targets }),
      panelJson({ id: 2, type: 'foresight-forecast-panel', title: 'Ours', targets }),
      panelJson({ id: 3, type: 'stat', title: 'Last', targets, options: today, fieldConfig: withUnit }),
      panelJson({ id: 4, type: 'table', title: 'Reduced', targets, transformations: reduced }),
      panelJson({ id: 5, type: 'text', title: 'Words', options: { content: '**plain** words' } }),
      { ...row, panels: [panelJson({ id: 10, type: 'stat', title: 'Folded', targets, options: lastActual })] },
    ]),
    dashboard('broken', [
      panelJson({ id: 1, type: 'stat', title: 'Absent metric', targets: [query('absent')] }),
      panelJson({ id: 2, type: 'nonsense', title: 'Absent panel', targets }),
    ]),
    dashboard('stop', [panelJson({ id: 1, type: 'stat', title: 'Last', targets, options: lastActual })]),
    dashboard('live', [panelJson({ id: 1, type: 'stat', title: 'Last', targets })], { refresh: '5s' }),
  ],
  fill: async service => {
    await service.push('requests', [
      { labels: { service: 'api' }, ...rising(100) },
      { labels: { service: 'web' }, ...rising(500) },
    ]);
  },
});

const { open } = fixture;

describe('a dashboard', () => {
  it('draws every panel with the frames of the service, in unit, decimals and overrides of its JSON', async () => {
    const page = await open('/d/drawn');
    await panel(page, 'Last').getByText('Today').waitFor();
    await panel(page, 'Last')
      .getByText(`${100 + LAST}.00`)
      .waitFor();
    await panel(page, 'Last').getByText('req/s').waitFor();
    for (const title of ['Lines', 'Ours']) await panel(page, title).locator('canvas').first().waitFor();
    await panel(page, 'Lines').getByText('requests api · actual').waitFor();
    await panel(page, 'Reduced').getByRole('columnheader', { name: 'Last' }).waitFor();
    await panel(page, 'Words').locator('strong', { hasText: 'plain' }).waitFor();
  });

  it('opens a folded row', async () => {
    const page = await open('/d/drawn');
    await panel(page, 'Words').waitFor();
    expect(await panel(page, 'Folded').count()).toBe(0);
    await page.getByText('More', { exact: true }).click();
    await panel(page, 'Folded')
      .getByText(String(100 + LAST))
      .waitFor();
  });

  it.each([
    ['dark', 'rgb(17, 18, 23)'],
    ['light', 'rgb(251, 251, 251)'],
  ])('has the colours of the %s theme', async (theme, expected) => {
    const page = await open(`/d/drawn?theme=${theme}`);
    await panel(page, 'Last').waitFor();
    const colour = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(colour).toBe(expected);
  });

  it('asks again by itself', async () => {
    const page = await open('/d/live');
    const again = async () => page.waitForResponse(response => response.url().includes('/api/ds/query'));
    expect((await again()).status()).toBe(200);
    expect((await again()).status()).toBe(200);
  });

  it('is not there under another name', async () => {
    const page = await open('/d/absent', /\/api\/dashboards\//);
    await page.getByText('Dashboard not found').waitFor();
  });
});

describe('one panel alone', () => {
  it('fills the window', async () => {
    const page = await open('/solo/drawn/3');
    await panel(page, 'Last').getByText('Today').waitFor();
    const { width, height } = (await panel(page, 'Last').boundingBox()) ?? {};
    expect([width, height]).toEqual([1280, 800]);
  });
});

describe('what fails', () => {
  it('shows on the panel: the error of the service, and a panel that is not there', async () => {
    const page = await open('/d/broken', /\/api\/ds\/query/);
    await panelError(page, 'Absent metric').hover();
    await page
      .getByText(/no metric .*absent|absent.* (no|not) /i)
      .first()
      .waitFor();
    await panel(page, 'Absent panel').getByRole('button').first().waitFor();
  });

  it('shows while the service is stopped, and is over when it runs again', async () => {
    const page = await open('/d/stop', /\/api\/ds\/query/);
    const last = panel(page, 'Last').getByText(String(100 + LAST));
    await last.waitFor();
    const refresh = page.getByTestId('data-testid RefreshPicker run button');
    await fixture.service.stop();
    await refresh.click();
    await panelError(page, 'Last').hover();
    await page
      .getByText(/no answer from the Foresight service/)
      .first()
      .waitFor();
    await fixture.service.start();
    await refresh.click();
    await panelError(page, 'Last').waitFor({ state: 'detached' });
    await last.waitFor();
  });
});
