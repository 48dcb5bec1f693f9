// Panels on a page, found as Grafana's own tests find them.
import { selectors } from '@grafana/e2e-selectors';
import type { Locator, Page } from 'playwright-core';

const { Panel } = selectors.components.Panels;

/** The panel with that title. */
export const panel = (page: Page, title: string): Locator => page.getByTestId(Panel.title(title));

/** The sign in a panel's corner that its query failed. */
export const panelError = (page: Page, title: string): Locator => panel(page, title).getByTestId(Panel.status('error'));
