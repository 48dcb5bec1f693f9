// "Calendar and limits" of the query editor as a person uses it: what is chosen is saved, asked, and changes the forecast.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TEST_IDS } from '../../../src/shared/test-ids.ts';
import { hourly } from '../service.ts';
import { expectAccessible } from './testing/accessible.ts';
import { query } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';
import { modelOf } from './testing/queries.ts';

const ids = TEST_IDS.queryEditor;

const { open } = previewFixture({
  dashboards: [],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api' }, 24 * 14)]);
    await service.push('campaigns', [hourly({ service: 'api' }, 24 * 14)]);
  },
});
const at = (model: object, more = '') =>
  `/editor/foresight/query?model=${encodeURIComponent(JSON.stringify(model))}${more}`;
const add = async (page: Page, field: string, text: string, option: string | RegExp) => {
  await page.getByTestId(field).click();
  // No faster than a hand: Grafana's list of many takes up a letter with the next drawing.
  await page.keyboard.type(text, { delay: 120 });
  await page.getByRole('option', { name: option }).click();
  // A list of many stays open; one of one is closed, and Escape would take the choice off.
  if (field !== ids.timeZone && field !== ids.transform) await page.keyboard.press('Escape');
};
const FULL = {
  ...query('requests'),
  time_zone: 'Europe/Berlin',
  holidays: ['DE-BY', 'AT'],
  events: [
    { name: 'Sale', from: '2026-11-27', to: '2026-11-30' },
    { name: 'Outage', from: '2026-10-02' },
  ],
  regressors: ['campaigns', { metric: 'weather', labels: { city: 'Berlin' } }],
  bounds: { lower: 0, upper: 500 },
  transform: 'log',
  level_shifts: false,
};

describe('calendar and limits', () => {
  it('are saved as they are chosen, and said in a line when they are closed', async () => {
    const page = await open(at(query('requests')));
    const line = page.getByTestId(ids.calendar);
    expect(await line.textContent()).toBe('Calendar and limitsAs trained');
    await line.click();
    await add(page, ids.timeZone, 'berl', 'Europe/Berlin');
    await add(page, ids.holidays, 'bayern', /^Germany, Bayern\W*DE-BY$/);
    await add(page, ids.regressors, 'camp', 'campaigns');
    await page.getByLabel('Never below').fill('0');
    await page.getByLabel('Never above').fill('500,5');
    await page.getByLabel('Never above').press('Enter');
    await add(page, ids.transform, '', /^Logarithm/);
    await page.getByLabel('Level out lasting jumps').press('Space');
    await page.getByTestId(ids.addEvent).click();
    await page.getByTestId(ids.eventText(0, 'name')).fill('Sale');
    await page.getByTestId(ids.eventText(0, 'from')).fill('2026-11-27');
    await page.getByTestId(ids.eventText(0, 'from')).press('Enter');
    await expect
      .poll(() => modelOf(page))
      .toMatchObject({
        time_zone: 'Europe/Berlin',
        holidays: ['DE-BY'],
        regressors: ['campaigns'],
        bounds: { lower: 0, upper: 500.5 },
        transform: 'log',
        level_shifts: false,
        events: [{ name: 'Sale', from: '2026-11-27' }],
      });
    await line.click();
    expect(await line.textContent()).toBe(
      'Calendar and limitsEurope/Berlin · Holidays DE-BY · 1 event · with campaigns · from 0 to 500.5 · Scale logarithm · Jumps stay',
    );
  });

  it('bind the forecast that is shown', async () => {
    const page = await open(at({ ...query('requests'), horizon: 24, roles: ['forecast', 'upper'] }));
    await page.getByTestId(ids.calendar).click();
    await page.getByLabel('Never above').fill('105');
    const answer = page.waitForResponse(/\/api\/ds\/query/);
    await page.getByLabel('Never above').blur();
    const { results } = (await (await answer).json()) as {
      results: { A: { frames: { data: { values: number[][] } }[] } };
    };
    const values = results.A.frames.map(({ data }) => data.values[1]!);
    expect(values.map(({ length }) => length)).toEqual([24, 24, 24]);
    // The history has swings up to 132: without the limit, so would the forecast.
    expect(Math.max(...values.flat())).toBe(105);
  });

  it('take nothing that cannot be meant, and say why', async () => {
    const page = await open(at({ ...query('requests'), bounds: { lower: 10 } }));
    await page.getByTestId(ids.calendar).click();
    await page.getByLabel('Never above').fill('5');
    await page.getByText('must be above 10').waitFor();
    await page.getByLabel('Never above').blur();
    await page.getByLabel('Never below').fill('ten');
    await page.getByText("'ten' is no number").waitFor();
    await page.getByTestId(ids.addEvent).click();
    await page.getByTestId(ids.eventText(0, 'name')).fill('Sale');
    await page.getByTestId(ids.eventText(0, 'from')).fill('27.11.2026');
    await page.getByTestId(ids.eventText(0, 'from')).blur();
    await page.getByText("'27.11.2026' is no day such as 2026-11-27").waitFor();
    expect(await modelOf(page)).toMatchObject({ bounds: { lower: 10 } });
    expect(await modelOf(page)).not.toHaveProperty('events');
  });

  it('can be taken off again, down to no holidays at all', async () => {
    const page = await open(at({ ...query('requests'), holidays: ['DE'], events: FULL.events, bounds: { lower: 0 } }));
    await page.getByTestId(ids.calendar).click();
    await add(page, ids.holidays, 'holidays', 'No holidays');
    await expect.poll(() => modelOf(page)).toMatchObject({ holidays: [] });
    await page.getByTestId(ids.removeEvent(0)).click();
    await page.getByTestId(ids.removeEvent(0)).click();
    await page.getByLabel('Never below').fill('');
    await page.getByLabel('Never below').blur();
    await expect.poll(() => modelOf(page)).not.toHaveProperty('bounds');
    expect(await modelOf(page)).not.toHaveProperty('events');
  });

  it('fit a narrow editor: nothing sticks out, and every event can be removed', async () => {
    const page = await open(at(FULL), undefined, [400, 1000]);
    const line = page.getByTestId(ids.calendar);
    // The title is one line, whatever the summary beside it.
    expect((await line.boundingBox())!.height).toBeLessThan(30);
    await line.click();
    await page.getByText('Germany, Bayern').waitFor();
    for (const at of [0, 1]) {
      const { x, width } = (await page.getByTestId(ids.removeEvent(at)).boundingBox())!;
      expect(x + width).toBeLessThan(400);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(400);
  });

  it('keeps what a file has and the fields do not, and names what the service will refuse', async () => {
    const page = await open(at({ ...FULL, holidays: ['DE-XX'], time_zone: 'Mars/Base' }));
    await page.getByTestId(ids.calendar).click();
    await page.getByText("There is no holiday calendar 'DE-XX'").waitFor();
    await page.getByText("There is no time zone 'Mars/Base'").waitFor();
    await page.getByText('weather{city=Berlin}').waitFor();
    expect(await modelOf(page)).toMatchObject({ regressors: FULL.regressors });
  });

  it.each(['dark', 'light'])('can be read aloud and has enough contrast in the %s theme', async theme => {
    const page = await open(at(FULL, `&theme=${theme}`));
    await page.getByTestId(ids.calendar).click();
    await page.getByText('Germany, Bayern').waitFor();
    await expectAccessible(page, `[data-testid=${ids.root}]`);
  });
});
