import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Grafana's libraries as CommonJS: their ES modules want a bundler. */
const grafana = (name: string) =>
  fileURLToPath(new URL(`./node_modules/@grafana/${name}/dist/cjs/index.cjs`, import.meta.url));

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'contracts', include: ['contracts/src/**/*.test.ts'] } },
      {
        test: {
          name: 'models',
          include: ['models/{src,test}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'backend-proxy',
          include: ['backend-proxy/{src,test}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: {
          alias: ['data', 'runtime', 'ui'].map(name => ({
            find: new RegExp(`^@grafana/${name}$`),
            replacement: grafana(name),
          })),
        },
        // Grafana's libraries look for a window as soon as they are loaded. What people see is tested in a real browser.
        test: {
          name: 'plugin',
          environment: 'happy-dom',
          isolate: false,
          include: ['src/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'acceptance',
          include: ['tests/acceptance/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/host/preview/**/*.test.ts'],
          globalSetup: 'tests/host/preview/build-once.ts',
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'host',
          include: ['tests/host/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['contracts/src/**/*.ts', 'models/src/**/*.ts', 'backend-proxy/src/**/*.ts', 'src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/test/**', '**/testing/**'],
      reporter: ['json-summary'],
    },
  },
});
