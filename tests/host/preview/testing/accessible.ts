// What a page must hold for who cannot see it or cannot use a mouse, as far as a machine can tell.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** @param inside selector of our own part: the frame around it is the preview's */
export async function expectAccessible(page: Page, inside: string): Promise<void> {
  // The page's loader of plugins would take the checker for one of them.
  await page.evaluate('window.hiddenDefine = window.define; window.define = undefined;');
  // Legacy: the other way opens a second page for the results.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include(inside).analyze();
  await page.evaluate('window.define = window.hiddenDefine;');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}
