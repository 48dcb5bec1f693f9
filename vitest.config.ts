import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { UNWATCHED } from './scripts/tests/coverage.ts';
import { LongestFirst } from './scripts/tests/longest-first.ts';

/** Grafana's libraries as CommonJS: their ES modules want a bundler. */
const grafana = (name: string) =>
  fileURLToPath(new URL(`./node_modules/@grafana/${name}/dist/cjs/index.cjs`, import.meta.url));

/** Minutes of number crunching, ten thousand calls: what they reach, others reach, so they run without coverage. */
const LONG = [
  ...['accuracy', 'every-model.suite', 'joint', 'nab', 'telco'].map(name => `models/test/${name}.test.ts`),
  'models/src/anomaly/known-anomalies.test.ts',
  'backend-proxy/src/normalize/metric/point-file.random.test.ts',
  'tests/host/endurance.test.ts',
];

/** Of processes, signals and what is loaded when: a worker each. Elsewhere loading everything anew takes longer than the tests. */
const ALONE = [
  'backend-proxy/src/{platform,main,jobs}/**/*.test.ts',
  'backend-proxy/src/predictions/forecast/forecast-worker.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'contracts', isolate: false, include: ['contracts/src/**/*.test.ts'] } },
      {
        test: {
          name: 'models',
          isolate: false,
          include: ['models/{src,test}/**/*.test.ts'],
          exclude: LONG,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          include: LONG,
          env: UNWATCHED,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'backend-proxy',
          isolate: false,
          include: ['backend-proxy/{src,test}/**/*.test.ts'],
          exclude: [...LONG, ...ALONE],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'backend-proxy-alone',
          include: ALONE,
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
          env: UNWATCHED,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/host/preview/**/*.test.ts'],
          env: UNWATCHED,
          globalSetup: 'tests/host/preview/build-once.ts',
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'host',
          include: ['tests/host/*.test.ts'],
          exclude: LONG,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: 'custom',
      customProviderModule: 'scripts/tests/coverage.ts',
      include: ['contracts/src/**/*.ts', 'models/src/**/*.ts', 'backend-proxy/src/**/*.ts', 'src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/test/**', '**/testing/**'],
      reporter: ['json-summary'],
    },
  },
});
