// Import rules. The stages stand in the order data flows; a stage may import those to its left, never those to its right.
// Their order is scripts/stages.json; `npm run docs` draws the picture in docs/architecture.md from it.

const STAGES = require('./scripts/stages.json');

const stageRules = STAGES.slice(0, -1).map((stage, i) => ({
  name: `${stage}-looks-left`,
  comment: `${stage} may import only the stages before it (${STAGES.slice(0, i).join(', ') || 'none'}): move the shared part left, or let main/compose.ts pass it in.`,
  severity: 'error',
  from: { path: `^backend-proxy/src/${stage}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `^backend-proxy/src/(${STAGES.slice(i + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...stageRules,
    {
      name: 'contracts-import-nothing-of-ours',
      comment: 'contracts are the words both sides speak: they know no one.',
      severity: 'error',
      from: { path: '^contracts/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(models|backend-proxy|src)/' },
    },
    {
      name: 'models-are-pure',
      comment: 'models run in workers and in the browser: contracts and their own maths only.',
      severity: 'error',
      from: { path: '^models/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(backend-proxy|src)/' },
    },
    {
      name: 'models-without-node',
      comment: 'models run in the browser: no Node built-ins. Let the caller pass what is needed.',
      severity: 'error',
      from: { path: '^models/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-door-a-folder',
      comment: 'Import a noun of another stage through its index.ts: the rest of its folder is private.',
      severity: 'error',
      from: { path: '^backend-proxy/src/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^backend-proxy/src/(store|features|predictions|connectors|normalize)/',
        pathNot: ['^backend-proxy/src/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'one-door-a-workspace',
      comment:
        "Import a workspace by its name ('@foresight/models', '@foresight/models/anomaly'): what its doors do not export is private.",
      severity: 'error',
      from: { path: '^(contracts|models|backend-proxy|src)/' },
      to: {
        path: '^(contracts|models)/src/',
        pathNot: [
          '^$1/',
          '^(contracts|models)/src/((anomaly|classify|evaluate|hierarchy|lifetime|series|survival|uplift)/)?index\\.ts$',
        ],
      },
    },
    {
      name: 'plugin-meets-service-in-contracts',
      comment: 'What runs in the browser knows the service by contracts alone.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(backend-proxy|scripts|tests)/' },
    },
    {
      name: 'panels-stand-alone',
      comment: 'A panel imports its own folder, src/shared and contracts: it is a bundle of its own.',
      severity: 'error',
      from: { path: '^src/panels/([^/]+)/' },
      to: { path: '^src/', pathNot: ['^src/panels/$1/', '^src/shared/'] },
    },
    {
      name: 'app-and-data-source-stand-alone',
      comment: 'App and data source are bundles of their own: what both need belongs in src/shared.',
      severity: 'error',
      from: { path: '^src/(app|datasource|shared)/' },
      to: { path: '^src/', pathNot: ['^src/$1/', '^src/shared/'] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-tests-in-code',
      comment: 'Code never imports tests or their helpers.',
      severity: 'error',
      from: {
        path: '^((contracts|models|backend-proxy)/)?src/',
        pathNot: '\\.test\\.ts$|/testing/|/(test-database|test-cluster)\\.ts$|/fixtures/',
      },
      to: { path: '\\.test\\.ts$|/test/|/testing/|/test-database\\.ts$' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'The import leads nowhere: correct the path or install the package.',
      severity: 'error',
      // What Grafana's loader alone provides.
      from: { pathNot: '^scripts/plugin/public-path\\.js$' },
      // grafana-internals: setters that the libraries do not export; the build of the preview page knows where they are.
      to: { couldNotResolve: true, pathNot: '^grafana-internals/' },
    },
    {
      name: 'nothing-unused',
      comment: 'Nobody imports this file: delete it, or list it here as an entry.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.test\\.ts$',
          '\\.d\\.ts$',
          '/module\\.tsx?$',
          '(^|/)vitest\\.config\\.ts$',
          '/fixtures/',
          '^scripts/',
          '^tests/',
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
