// Tests in a real Grafana that has the plugin: npm run e2e with GRAFANA_URL. Started by tests/e2e/run.ts.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig } from '@playwright/test';
import { launchOptions, PAGE_OPTIONS } from './tests/host/preview/browser.ts';

const root = import.meta.dirname;
const login = join(dirname(fileURLToPath(import.meta.resolve('@grafana/plugin-e2e'))), 'auth');
const credentials = {
  user: process.env.GRAFANA_USER || 'admin',
  password: process.env.GRAFANA_PASSWORD || 'admin',
};

export default defineConfig<PluginOptions>({
  testDir: join(root, 'tests/e2e'),
  outputDir: join(root, 'node_modules/.cache/foresight-e2e/results'),
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    ...PAGE_OPTIONS,
    baseURL: process.env.GRAFANA_URL || 'http://localhost:3000',
    launchOptions: await launchOptions(),
    user: credentials,
    grafanaAPICredentials: credentials,
    provisioningRootDir: join(root, 'provisioning'),
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'login', testDir: login, testMatch: /.*\.js/ },
    {
      name: 'grafana',
      // Where the login leaves its cookie, below the folder that run.ts starts us in.
      use: { storageState: `playwright/.auth/${credentials.user}.json` },
      dependencies: ['login'],
    },
  ],
});
