// The queries that a page sends, and the model that an editor works on.
import type { Page } from 'playwright-core';

/** Every query sent from now on, with its members. */
export function sentQueries(page: Page): Record<string, unknown>[] {
  const sent: Record<string, unknown>[] = [];
  page.on('request', request => {
    if (!request.url().includes('/api/ds/query')) return;
    sent.push(...(request.postDataJSON() as { queries: Record<string, unknown>[] }).queries);
  });
  return sent;
}

/** What the editor on the page has saved. */
export async function modelOf(page: Page): Promise<Record<string, unknown>> {
  const text = await page.getByTestId('preview-model').textContent();
  return JSON.parse(text ?? '') as Record<string, unknown>;
}
