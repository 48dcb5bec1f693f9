// `/a/:appId/*`: the pages of our app, in the place where Grafana mounts them.

import { PluginContextProvider } from '@grafana/data';
import { locationSearchToObject } from '@grafana/runtime';
import { Alert } from '@grafana/ui';
import { useLocation, useParams } from 'react-router-dom';
import { importAppPlugin } from '../runtime/plugins.ts';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

export function AppPage() {
  const { appId = '' } = useParams();
  const { pathname, search } = useLocation();
  const loaded = useLoaded(() => importAppPlugin(appId), appId);
  return (
    <Waiting loaded={loaded}>
      {({ root: Root, meta }) => {
        if (!Root) return <Alert title="No root app page component found" severity="warning" />;
        return (
          <PluginContextProvider meta={meta}>
            <Root
              meta={meta}
              basename={pathname}
              path={pathname}
              query={locationSearchToObject(search)}
              onNavChanged={() => undefined}
            />
          </PluginContextProvider>
        );
      }}
    </Waiting>
  );
}
