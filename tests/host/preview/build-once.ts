// Before the browser tests: the plugin and the page are built once, not by every worker.
import { ensurePageBuilt } from './build-page.ts';
import { ensurePluginBuilt } from './build-plugin.ts';

export default async function setup(): Promise<void> {
  await ensurePluginBuilt();
  await ensurePageBuilt();
}
