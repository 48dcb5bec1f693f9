// The libraries that Grafana shares with plugins: one copy for the page and everything loaded into it.
// Only what this repository's bundles leave out is here: anything else is a clear error when the plugin loads.
import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as data from '@grafana/data';
import * as runtime from '@grafana/runtime';
import * as ui from '@grafana/ui';
import lodash from 'lodash';
import moment from 'moment';
import react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import reactDom from 'react-dom';
import * as router from 'react-router';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';

type Loader = () => Promise<unknown>;

const at =
  (module: unknown): Loader =>
  () =>
    Promise.resolve(module);

// CommonJS libraries go by their default, ES modules as a whole.
export const SHARED_MODULES: Readonly<Record<string, Loader>> = {
  '@emotion/css': at(emotionCss),
  '@emotion/react': at(emotionReact),
  '@grafana/data': at(data),
  '@grafana/runtime': at(runtime),
  '@grafana/ui': at(ui),
  lodash: at(lodash),
  moment: at(moment),
  react: at(react),
  'react/jsx-runtime': at(jsxRuntime),
  'react-dom': at(reactDom),
  'react-router': at(router),
  rxjs: at(rxjs),
  'rxjs/operators': at(rxjsOperators),
};
