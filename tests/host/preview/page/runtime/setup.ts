// Gives Grafana's libraries the services that they expect of a running Grafana. Must run before the first render.
import { type CurrentUserDTO, EventBusSrv, type GrafanaConfig, locationUtil } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import {
  config,
  locationService,
  setAppEvents,
  setBackendSrv,
  setChromeHeaderHeightHook,
  setCurrentUser,
  setDataSourceSrv,
  setEchoSrv,
  setGrafanaLiveSrv,
  setLocationSrv,
  setPluginComponentHook,
  setPluginComponentsHook,
  setPluginFunctionsHook,
  setPluginImportUtils,
  setPluginLinksHook,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { setPluginPage } from 'grafana-internals/plugin-page';
import { PluginPageFrame } from '../routes/plugin-page.tsx';
import { initAmd } from './amd.ts';
import { backendSrv } from './backend-srv.ts';
import { dataSourceSrv } from './data-source-srv.ts';
import { initRegistries } from './field-config.ts';
import { keepLinksInside } from './links.ts';
import { liveSrv } from './live-srv.ts';
import { getPanelPluginFromCache, importPanelPlugin } from './plugins.ts';
import { runRequest } from './run-request.ts';
import { templateSrv } from './template-srv.ts';

export async function setUp(): Promise<void> {
  initRegistries();
  initAmd();
  setAppEvents(new EventBusSrv());
  setBackendSrv(backendSrv);
  setDataSourceSrv(dataSourceSrv);
  setTemplateSrv(templateSrv);
  setRunRequest(runRequest);
  setGrafanaLiveSrv(liveSrv);
  setPluginImportUtils({ importPanelPlugin, getPanelPluginFromCache });
  setPluginPage(PluginPageFrame);
  setLocationSrv(locationService);
  setCurrentUser(config.bootData.user as CurrentUserDTO);
  setEchoSrv({ flush: () => undefined, addBackend: () => undefined, addEvent: () => undefined });
  locationUtil.initialize({
    config: config as unknown as GrafanaConfig,
    getVariablesUrlParams: () => ({}),
    getTimeRangeForUrl: () => ({ from: 'now-6h', to: 'now' }),
  });
  withoutExtensions();
  keepLinksInside();
  await initPluginTranslations('preview', []);
}

/** No other plugin adds anything here. */
function withoutExtensions(): void {
  setPluginLinksHook(() => ({ links: [], isLoading: false }));
  setPluginComponentHook(() => ({ component: null, isLoading: false }));
  setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  setReturnToPreviousHook(() => () => undefined);
  setChromeHeaderHeightHook(() => 0);
}
