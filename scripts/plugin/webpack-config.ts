// How a plugin is bundled: an AMD module, with everything left out that Grafana itself provides at run time.
import { join } from 'node:path';
import type { Configuration, ExternalItem } from 'webpack';
import { type PluginSource, ROOT } from './plugins.ts';

/** Modules that Grafana's plugin loader shares. Everything else is bundled. */
const SHARED = new Set([
  'lodash',
  'jquery',
  'moment',
  'emotion',
  '@emotion/react',
  '@emotion/css',
  'react',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  'react-dom',
  'react-router',
  'react-redux',
  'redux',
  'rxjs',
  'i18next',
  'd3',
]);

export const isShared = (request: string): boolean =>
  SHARED.has(request) || /^@grafana\/(ui|runtime|data)(\/|$)/.test(request) || /^rxjs\//.test(request);

const externals: ExternalItem = ({ request = '' }, done) => {
  // AMD hands a module its own address under this name.
  if (request === 'amd-module') done(undefined, 'module');
  else if (isShared(request)) done(undefined, request);
  else done();
};

export interface BundleOptions {
  /** Absolute path of dist/. */
  readonly dist: string;
  readonly mode: 'production' | 'development';
}

export function webpackConfig({ id, entry, out }: PluginSource, { dist, mode }: BundleOptions): Configuration {
  return {
    name: id,
    mode,
    target: ['web', 'es2022'],
    context: ROOT,
    // The first file tells webpack where the chunks lie: Grafana may serve the plugin from any address.
    entry: { module: [join(ROOT, 'scripts/plugin/public-path.js'), join(ROOT, entry)] },
    externals: [externals],
    output: {
      path: join(dist, out),
      filename: '[name].js',
      chunkFilename: '[name].[contenthash].js',
      library: { type: 'amd' },
      uniqueName: id,
      clean: false,
    },
    resolve: { extensions: ['.ts', '.tsx', '.js', '.mjs'], conditionNames: ['import', 'browser', 'module', 'default'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'esbuild-loader',
          // The repository's tsconfig is for Node; the bundle needs nothing of it.
          options: { target: 'es2022', jsx: 'automatic', tsconfigRaw: {} },
        },
        { test: /\.svg$/, type: 'asset/inline' },
      ],
    },
    devtool: 'source-map',
    performance: { hints: false },
    stats: 'errors-warnings',
    infrastructureLogging: { level: 'error' },
  };
}
