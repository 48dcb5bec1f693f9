// A page of the preview that hears what the browser complains of, and its picture.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { PAGE_OPTIONS } from '../browser.ts';
import { ROOT } from '../content-hash.ts';

export type Theme = 'dark' | 'light';
export const THEMES: readonly Theme[] = ['dark', 'light'];

export interface OpenPage {
  readonly page: Page;
  /** What the browser complained of, but for what `allow` fits. */
  complaints(allow?: RegExp): string[];
}

/** @param size CSS pixels */
export async function openPage(
  browser: Browser,
  url: string,
  theme: Theme,
  [width, height]: readonly [number, number],
): Promise<OpenPage> {
  const page = await browser.newPage({ ...PAGE_OPTIONS, viewport: { width, height }, reducedMotion: 'reduce' });
  const heard: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('pageerror', error => heard.push(error.message));
  const link = new URL(url);
  link.searchParams.set('theme', theme);
  await page.goto(link.href);
  return { page, complaints: allow => heard.filter(text => !allow?.test(text)) };
}

/** Where a person can look at them after a test run; `npm run pictures` takes those from here that the docs show. */
const PICTURES = join(ROOT, 'coverage', 'pictures');

/** Saves what is to be seen. @param name without extension */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}
