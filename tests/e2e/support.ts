// What the specs share: names of what provisioning/ sets up, and the steps that people repeat.
import type { ExplorePage, PanelEditPage } from '@grafana/plugin-e2e';
import type { Locator, Page, Response } from '@playwright/test';
import { TEST_IDS } from '../../src/shared/test-ids.ts';

export const DATA_SOURCE = 'Foresight';
export const DATA_SOURCE_TYPE = 'foresight-analytics-datasource';
export const TOKEN = process.env.FORESIGHT_TOKEN ?? '';

interface Frame {
  readonly schema: { readonly fields: readonly { readonly labels?: Readonly<Record<string, string>> }[] };
  readonly data: { readonly values: readonly (readonly number[])[] };
}

/** Chooses a metric by typing its name. */
export async function chooseMetric(page: Page, editor: Locator, metric: string): Promise<void> {
  await editor.getByTestId(TEST_IDS.queryEditor.metric).fill(metric);
  await page
    .getByRole('option', { name: new RegExp(`^${metric}\\b`) })
    .first()
    .click();
}

/** The same, where the page asks at once. @returns the frames of the answer */
export async function askFor(page: Page, editor: Locator, metric: string): Promise<Frame[]> {
  const answered = page.waitForResponse(response => isAnswerFor(response, metric));
  await chooseMetric(page, editor, metric);
  return framesOf(await answered);
}

/** The editor of a query on the page. */
export const editorOf = (page: ExplorePage | PanelEditPage, refId = 'A'): Locator => page.getQueryEditorRow(refId);

function isAnswerFor(response: Response, metric: string): boolean {
  return response.url().includes('/api/ds/query') && (response.request().postData() ?? '').includes(`"${metric}"`);
}

async function framesOf(response: Response): Promise<Frame[]> {
  const { results } = (await response.json()) as { results: Record<string, { frames?: Frame[] }> };
  return Object.values(results).flatMap(({ frames = [] }) => frames);
}

/** What the numbers of each frame are. */
export const rolesOf = (frames: readonly Frame[]): string[] =>
  frames.map(({ schema }) => schema.fields[1]?.labels?.role ?? '');
