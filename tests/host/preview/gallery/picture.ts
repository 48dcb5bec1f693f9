// Pictures of what a person will see.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../content-hash.ts';

export const THEMES = ['dark', 'light'] as const;

/** Where a person can look at them after a test run; `npm run pictures` takes those from here that the docs show. */
const PICTURES = join(ROOT, 'coverage', 'pictures');

/** Saves what is to be seen. @param name without extension */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
