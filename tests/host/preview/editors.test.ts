// The query editor as a person uses it: what is chosen is saved and asked, what cannot be is said.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { query } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf, sentQueries } from './testing/queries.ts';

const ids = TEST_IDS.queryEditor;
const HOURS = 24 * 14;

const fixture = previewFixture({
  dashboards: [],
  fill: async service => {
    await service.push('requests', [
      hourly({ service: 'api', region: 'eu' }, HOURS),
      hourly({ service: 'api', region: 'us' }, HOURS, 200),
      hourly({ service: 'web', region: 'eu' }, HOURS, 50),
    ]);
    await service.push('request_errors', [hourly({ service: 'api' }, HOURS)]);
  },
});
const { open } = fixture;
const at = (model?: object) =>
  `/editor/foresight/query${model ? `?model=${encodeURIComponent(JSON.stringify(model))}` : ''}`;

/** History, point forecast and the limits of two bands for each series, in the service's own defaults. */
const FRAMES = 6;
const answered = (page: Page, frames: number) => page.getByText(`Done: ${frames} frames`, { exact: true }).waitFor();
const choose = async (page: Page, field: string, option: string | RegExp) => {
  await page.getByTestId(field).click();
  await page.getByRole('option', { name: option }).click();
};

describe('the query editor', () => {
  it('makes a query by the keyboard alone: a metric, a filter from suggestions, a horizon', async () => {
    const page = await open(at());
    const sent = sentQueries(page);
    await page.getByLabel('Metric', { exact: true }).press('ArrowDown');
    await page.getByRole('option', { name: /^requests\b.*3 series · last value/ }).waitFor();
    // As fast as a hand can: Enter is for the list of the whole text.
    await page.keyboard.type('quests');
    await page.keyboard.press('Enter');
    await answered(page, 3 * FRAMES);

    await page.getByRole('button', { name: 'Add label filter' }).press('Enter');
    const label = page.getByLabel('Label of filter 1');
    await label.press('ArrowDown');
    await page.keyboard.type('ser');
    await page.keyboard.press('Enter');
    await expect.poll(() => label.inputValue()).toBe('service');
    await page.getByLabel('Value of filter 1').press('ArrowDown');
    await page.keyboard.type('we');
    await page.keyboard.press('Enter');
    await answered(page, FRAMES);

    await page.getByLabel('Horizon').focus();
    await page.keyboard.type('36');
    await page.keyboard.press('Enter');
    await page.getByText('steps = 1.5 days').waitFor();
    expect(await modelOf(page)).toEqual({
      refId: 'A',
      datasource: { type: 'foresight-analytics-datasource', uid: 'foresight' },
      queryType: 'forecast',
      version: 1,
      metric: 'requests',
      labels: [{ name: 'service', op: '=', value: 'web' }],
      horizon: 36,
    });
    expect(sent.map(({ metric, labels, horizon }) => [metric, labels !== undefined, horizon])).toEqual([
      ['requests', false, undefined],
      ['requests', true, undefined],
      ['requests', true, 36],
    ]);
  });

  it('asks nothing while a text is typed, and takes no horizon that is none', async () => {
    const page = await open(at(query('requests')));
    const sent = sentQueries(page);
    const field = page.getByTestId(ids.horizon);
    await field.fill('0');
    await page.getByText("'0' is no whole number of steps from 1 to 10,000").waitFor();
    await field.blur();
    expect(await modelOf(page)).not.toHaveProperty('horizon');
    await field.fill('12');
    expect(sent).toEqual([]);
    await field.blur();
    await answered(page, 3 * FRAMES);
    expect(sent).toHaveLength(1);
    await field.fill('');
    await field.blur();
    await expect.poll(() => sent.length).toBe(2);
    expect(await modelOf(page)).not.toHaveProperty('horizon');
  });

  it('tells a sum of all from sums by label, and both from each series', async () => {
    const page = await open(at(query('requests')));
    await page.getByRole('radio', { name: 'Sum' }).click();
    await answered(page, FRAMES);
    expect(await modelOf(page)).toMatchObject({ groupBy: [] });
    await page.getByPlaceholder('no label: one sum of all').waitFor();
    await choose(page, ids.groupBy, 'region');
    await answered(page, 2 * FRAMES);
    expect(await modelOf(page)).toMatchObject({ groupBy: ['region'] });
    await page.keyboard.press('Escape');
    await choose(page, ids.hierarchy, 'service');
    await expect.poll(() => modelOf(page)).toMatchObject({ groupBy: ['region'], hierarchy: ['region', 'service'] });
    await answered(page, 2 * FRAMES);
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: 'Each' }).click();
    await answered(page, 3 * FRAMES);
    expect(await modelOf(page)).not.toHaveProperty('groupBy');
    expect(await modelOf(page)).not.toHaveProperty('hierarchy');
  });

  it('saves what is under Options, and says it in a line when they are closed', async () => {
    const page = await open(at(query('requests', 'web')));
    const line = page.getByTestId(ids.options);
    expect(await line.textContent()).toBe('OptionsBands as trained · Model as trained · Whole horizon');
    await line.click();
    await choose(page, ids.levels, '95%');
    await page.getByRole('option', { name: '80%' }).click();
    await page.keyboard.press('Escape');
    await choose(page, ids.model, /^drift/);
    await choose(page, ids.roles, 'Forecast');
    await page.keyboard.press('Escape');
    await page.getByLabel('Whole horizon').press('Space');
    expect(await modelOf(page)).toMatchObject({
      levels: [0.8, 0.95],
      model: 'drift',
      roles: ['forecast'],
      beyondRange: false,
    });
    await line.click();
    expect(await line.textContent()).toBe(
      'OptionsBands 80%, 95% · Model drift · Only forecast · Ends with the time range',
    );
  });

  it('asks for what was said at a past moment, and for now where none is written', async () => {
    const page = await open(at(query('requests')));
    await page.getByTestId(ids.options).click();
    const field = page.getByTestId(ids.asOf);
    await field.fill('last Monday');
    await page.getByText("'last Monday' is no time: write 2026-10-24T07:00:00Z").waitFor();
    await field.blur();
    expect(await modelOf(page)).not.toHaveProperty('asOf');
    await field.fill('2026-01-05 07:00');
    await field.blur();
    await expect.poll(() => modelOf(page)).toMatchObject({ asOf: '2026-01-05T07:00:00.000Z' });
    await field.fill('');
    await field.blur();
    await expect.poll(() => modelOf(page)).not.toHaveProperty('asOf');
  });

  it('changes and removes filters; an expression is taken as it is typed', async () => {
    const labels = [
      { name: 'service', op: '=', value: 'api' },
      { name: 'region', op: '=', value: 'eu' },
    ];
    const page = await open(at({ ...query('requests'), labels }));
    await page.getByTestId(ids.removeFilter(0)).click();
    await answered(page, 2 * FRAMES);
    await choose(page, ids.filterOp(0), '=~');
    await page.getByTestId(ids.filterValue(0)).click();
    await page.keyboard.type('e.|us');
    await page.getByRole('option', { name: 'e.|us' }).waitFor();
    await page.keyboard.press('Enter');
    await answered(page, 3 * FRAMES);
    expect(await modelOf(page)).toMatchObject({ labels: [{ name: 'region', op: '=~', value: 'e.|us' }] });
    await page.getByTestId(ids.removeFilter(0)).click();
    await expect.poll(() => modelOf(page)).not.toHaveProperty('labels');
  });

  it('says that a metric is not stored', async () => {
    const page = await open(at(query('requets')));
    await page.getByText("No metric 'requets' is stored; there are 2 others").waitFor();
  });

  it('leaves a query of a newer plugin as it is, with the reason and the fix', async () => {
    const newer = { ...query('requests'), version: 7, later: true };
    const page = await open(at(newer));
    const alert = page.getByTestId(ids.unknown);
    expect(await alert.textContent()).toContain('version 7; this plugin knows versions 1 to 1');
    expect(await alert.textContent()).toContain('Fix: upgrade the Foresight plugin');
    expect(await modelOf(page)).toMatchObject(newer);
  });

  it('in an alert rule offers the forecast alone', async () => {
    const page = await open(`${at(query('requests', 'web'))}&app=unified-alerting`);
    const offer = page.getByTestId(ids.forecastOnly);
    await offer.click();
    await answered(page, 1);
    expect(await modelOf(page)).toMatchObject({ roles: ['forecast'] });
    await offer.waitFor({ state: 'detached' });
  });

  it('says what to start when the service is stopped, and suggests again when it is back', async () => {
    await fixture.service.stop();
    const page = await open(at(query('requests')), /\/resources\//);
    const alert = page.getByTestId(TEST_IDS.problem.alert);
    try {
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/gets no answer from the Foresight service.*Fix: start the service/);
    } finally {
      await fixture.service.start();
    }
    await page.getByTestId(TEST_IDS.problem.retry).click();
    await alert.waitFor({ state: 'detached' });
    await page.getByTestId(ids.metric).click();
    await page.getByRole('option', { name: /^request_errors/ }).waitFor();
  });

  it.each(['dark', 'light'])('can be read aloud and has enough contrast in the %s theme', async theme => {
    const page = await open(`${at(query('requests', 'api'))}&theme=${theme}`);
    await page.getByTestId(ids.options).click();
    await page.getByTestId(ids.help).click();
    await page.getByLabel('Whole horizon').waitFor();
    await expectAccessible(page, `[data-testid=${ids.root}]`);
  });
});
