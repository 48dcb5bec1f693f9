// Our editors and pages, from the built plugin, where Grafana would show them.
import { describe, expect, it } from 'vitest';
import { hourly } from '../service.ts';
import { dashboard, query } from './testing/dashboards.ts';
import { previewFixture } from './testing/preview-fixture.ts';

const fixture = previewFixture({
  dashboards: [dashboard('one', [])],
  fill: async service => {
    await service.push('requests', [hourly({ service: 'api' }, 24 * 14)]);
  },
});
const { open } = fixture;
const MODEL = 'preview-model';

describe('the query editor', () => {
  it('opens with the model of the address', async () => {
    const model = query('requests', 'api');
    const page = await open(`/editor/foresight/query?model=${encodeURIComponent(JSON.stringify(model))}`);
    expect(JSON.parse((await page.getByTestId(MODEL).textContent()) ?? '')).toMatchObject(model);
    await page.getByTestId('foresight-query-editor').waitFor();
  });
});

describe('the config editor', () => {
  it('tells what the service says of the data source', async () => {
    const page = await open('/editor/foresight/config');
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText(/^Foresight \d+\.\d+\.\d+, .*workspace Test/).waitFor();
    expect(await page.getByTestId(MODEL).textContent()).not.toContain('fsk_');
  });

  it('tells that the service does not answer', async () => {
    await fixture.service.stop();
    try {
      const page = await open('/editor/foresight/config', /\/health$/);
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page
        .getByRole('alert')
        .filter({ hasText: /health check failed|no answer/i })
        .waitFor();
    } finally {
      await fixture.service.start();
    }
  });
});

describe('the app', () => {
  it('opens from the start page, and links stay inside', async () => {
    const page = await open('/?theme=light&role=Editor');
    await page.getByRole('link', { name: 'one' }).click();
    await page.getByRole('heading', { name: 'one' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Home page of the app' }).click();
    await page.waitForURL('**/a/foresight-analytics-app');
    // The same document: role and theme are those it was opened with.
    await page.getByText('Preview without Grafana · Editor').waitFor();
  });
});
