// What browser tests share: the real service, the preview over it, a browser, and pages on which nothing goes wrong
// without a test knowing of it.
import { join } from 'node:path';
import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type HostService, hostService } from '../../service.ts';
import { launchBrowser, PAGE_OPTIONS } from '../browser.ts';
import { ROOT } from '../content-hash.ts';
import { type Dashboards, type Preview, startPreview } from '../start-preview.ts';

export interface PreviewSetup {
  readonly dashboards: Dashboards;
  /** Fills the service before the first page opens. */
  readonly fill: (service: HostService) => Promise<void>;
  /** Of data source `foresight`, asked for after that. Default: an admin's of the first workspace. */
  readonly token?: (service: HostService) => Promise<string>;
}

export interface PreviewFixture {
  readonly service: HostService;
  readonly preview: Preview;
  /**
   * A page at that path, e.g. /d/demo?role=Viewer.
   * @param mayFail addresses whose failure the test expects; every other error on the page fails the test
   * @param size of the window, CSS pixels
   */
  open(path: string, mayFail?: RegExp, size?: readonly [width: number, height: number]): Promise<Page>;
}

/** Data source `foresight` has the first workspace with an admin token, `other` the second. */
export function previewFixture({ dashboards, fill, token }: PreviewSetup): PreviewFixture {
  let running: { service: HostService; preview: Preview; browser: Browser } | undefined;
  const errors: string[] = [];
  const pages: Page[] = [];
  const up = () => running ?? expect.fail('the preview is not up');

  beforeAll(async () => {
    const service = await hostService();
    await fill(service);
    const { tokens, tcp: grpc } = service;
    const dataSources = [
      { uid: 'foresight', name: 'Foresight', token: (await token?.(service)) ?? tokens.admin },
      { uid: 'other', name: 'Other', token: tokens.other },
    ];
    running = {
      service,
      preview: await startPreview({ grpc, dataSources, dashboards }),
      browser: await launchBrowser(),
    };
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await Promise.all(pages.map((page, i) => keepPicture(page, `${task.name} ${i}`)));
    await Promise.all(pages.splice(0).map(page => page.close()));
    expect(errors.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.preview.close();
    await running?.service.close();
  });

  return {
    get service() {
      return up().service;
    },
    get preview() {
      return up().preview;
    },
    open: async (path, mayFail, size) => {
      const viewport = size ? { width: size[0], height: size[1] } : PAGE_OPTIONS.viewport;
      const page = await up().browser.newPage({ ...PAGE_OPTIONS, viewport, reducedMotion: 'reduce' });
      pages.push(page);
      page.on('pageerror', error => errors.push(`${path}: ${error.stack ?? error.message}`));
      page.on('console', message => {
        if (message.type() === 'error' && !isExpected(message, mayFail)) errors.push(`${path}: ${message.text()}`);
      });
      await page.goto(up().preview.url + path);
      return page;
    },
  };
}

/** What was to be seen when a test failed, for who looks for the reason. */
async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(ROOT, 'coverage', 'failed', `${name.replaceAll(/\W+/g, '-')}.png`) });
}

/** The browser itself tells of every failed request; nothing else is ever expected. */
const isExpected = (message: ConsoleMessage, mayFail: RegExp | undefined): boolean =>
  message.text().startsWith('Failed to load resource') && (mayFail?.test(message.location().url) ?? false);
