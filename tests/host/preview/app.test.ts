// The home page of the app: what is set up, whether it works, what is stored, and what each role sees of it.
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { startPreview } from './start-preview.ts';
import { expectAccessible } from './testing/accessible.ts';
import { dashboard } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const ids = TEST_IDS.home;
const HOME = '/a/foresight-analytics-app';
const MANY = Array.from({ length: 11 }, (_, i) => `cpu_${i}`);

const fixture = previewFixture({
  dashboards: [dashboard('shipped', [], { title: 'Shipped forecasts', tags: ['foresight'] })],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api' }, 300), hourly({ service: 'web' }, 300)]);
    for (const metric of MANY) await service.push(metric, [hourly({}, 24)]);
  },
});
const { open } = fixture;

describe('the home page', () => {
  it('shows every data source with its checks, its metrics and the dashboards', async () => {
    const page = await open(HOME);
    const source = page.getByTestId(ids.dataSource('foresight'));
    await source.getByText(/^Workspace Test · 12 metrics · right admin · Foresight \d/).waitFor();
    expect(await source.getByRole('listitem').count()).toBe(6);
    await page
      .getByTestId(ids.dataSource('other'))
      .getByText(/^Workspace Other · 0 metrics/)
      .waitFor();

    const metrics = page.getByTestId(ids.metrics);
    const row = metrics.getByRole('row', { name: /^requests 2 600 / });
    const href = await row.getByRole('link', { name: 'requests' }).getAttribute('href');
    expect(decodeURIComponent(href ?? '')).toContain('"queryType":"forecast","version":1,"metric":"requests"');
    await metrics.getByPlaceholder('Search metrics').fill('10 cpu');
    expect(await metrics.getByRole('row').count()).toBe(2);
    await metrics.getByPlaceholder('Search metrics').fill('nothing');
    await metrics.getByText('No metric is named like this.').waitFor();

    const shipped = page.getByTestId(ids.dashboards).getByRole('link', { name: 'Shipped forecasts' });
    expect(await shipped.getAttribute('href')).toBe('/d/shipped');
  });

  it('says how to store something where nothing is', async () => {
    const page = await open(HOME);
    await page.getByRole('button', { name: 'Other' }).click();
    const metrics = page.getByTestId(ids.metrics);
    await metrics.getByText('No metric is stored yet').waitFor();
    await metrics.getByText('foresight import FILE').waitFor();
  });

  it('is red with what to do while the service is stopped, and turns green by itself', async () => {
    await fixture.service.stop();
    const page = await open(HOME, /\/health$/);
    const source = page.getByTestId(ids.dataSource('foresight'));
    try {
      await source.getByText('Not reached · asked again every 10 s').waitFor();
      expect(await source.getAttribute('data-state')).toBe('error');
      await source.getByText(/^Fix: start the service/).waitFor();
      await source.getByRole('button', { name: 'Copy fix' }).waitFor();
      await page.getByTestId(ids.metrics).getByText('as soon as the data source works').waitFor();
    } finally {
      await fixture.service.start();
    }
    await source.getByText(/^Workspace Test/).waitFor({ timeout: 15_000 });
    await page
      .getByTestId(ids.metrics)
      .getByRole('row', { name: /^requests/ })
      .waitFor();
  });

  it('is for viewers, too: all of it but what they may not do', async () => {
    const page = await open(`${HOME}?role=Viewer`);
    await page.getByText(/^Workspace Test · 12 metrics · right read/).waitFor();
    const row = page.getByTestId(ids.metrics).getByRole('row', { name: /^requests/ });
    await row.waitFor();
    expect(await row.getByRole('link').count()).toBe(0);
    for (const name of ['Add', 'New', 'Settings']) expect(await page.getByRole('link', { name }).count()).toBe(0);
  });

  it.each([
    ['Admin', 'foresight token create grafana --right write'],
    ['Viewer', 'Ask an admin of Grafana to add one'],
  ])('without a data source tells an %s the next step', async (role, text) => {
    const empty = await startPreview({ grpc: fixture.service.tcp, dataSources: [], dashboards: [] });
    try {
      const page = await open('/');
      await page.goto(`${empty.url}${HOME}?role=${role}`);
      await page.getByTestId(ids.none).getByText(text).waitFor();
      const add = page.getByRole('link', { name: 'Add data source' });
      expect(await add.count()).toBe(role === 'Admin' ? 1 : 0);
      if (role === 'Admin') expect(await add.getAttribute('href')).toMatch(/foresight-analytics-datasource$/);
      await page.close();
    } finally {
      await empty.close();
    }
  });

  it.each(['dark', 'light'])('can be read aloud and has enough contrast in the %s theme', async theme => {
    const page = await open(`${HOME}?theme=${theme}`);
    await page
      .getByTestId(ids.metrics)
      .getByRole('row', { name: /^requests/ })
      .waitFor();
    await expectAccessible(page, `[data-testid=${ids.dataSources}]`);
    await expectAccessible(page, `[data-testid=${ids.metrics}]`);
    await expectAccessible(page, `[data-testid=${ids.dashboards}]`);
  });
});
