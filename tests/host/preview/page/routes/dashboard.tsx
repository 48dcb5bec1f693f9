// `/d/:uid`: a dashboard, and `/solo/:uid/:panelId`: one panel of it that fills the window.

import { getBackendSrv } from '@grafana/runtime';
import { type EmbeddedScene, UrlSyncContextProvider } from '@grafana/scenes';
import { LinkButton, Stack, Text } from '@grafana/ui';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import type { DashboardJson, LinkJson } from '../dashboard/json.ts';
import { toScene, toSoloScene } from '../dashboard/to-scene.ts';
import { DashboardsLink } from './dashboards-link.tsx';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

export function DashboardPage() {
  const { uid = '' } = useParams();
  const loaded = useLoaded(() => fetchDashboard(uid), uid);
  return (
    <Waiting loaded={loaded}>
      {json => (
        <Stack direction="column" gap={2}>
          <Stack alignItems="center" gap={3}>
            <Text element="h1" variant="h3">
              {json.title}
            </Text>
            {(json.links ?? []).map(link => (
              <DashboardLink key={link.title} {...link} />
            ))}
          </Stack>
          <Scene key={json.uid} make={() => toScene(json)} />
        </Stack>
      )}
    </Waiting>
  );
}

function DashboardLink(link: LinkJson) {
  const { type, title, url, tooltip, targetBlank } = link;
  if (type === 'dashboards') return <DashboardsLink {...link} />;
  if (type !== 'link' || !url) return null;
  const target = targetBlank ? { target: '_blank' } : {};
  return (
    <LinkButton href={url} tooltip={tooltip} size="sm" fill="outline" variant="secondary" {...target}>
      {title}
    </LinkButton>
  );
}

export function SoloPage() {
  const { uid = '', panelId = '' } = useParams();
  const loaded = useLoaded(() => fetchDashboard(uid), uid);
  return (
    <div style={{ height: '100vh', display: 'flex' }}>
      <Waiting loaded={loaded}>
        {json => <Scene key={`${json.uid}/${panelId}`} make={() => toSoloScene(json, Number(panelId))} />}
      </Waiting>
    </div>
  );
}

async function fetchDashboard(uid: string): Promise<DashboardJson> {
  const { dashboard } = await getBackendSrv().get<{ dashboard: DashboardJson }>(
    `/api/dashboards/uid/${uid}`,
    undefined,
    undefined,
    {
      showErrorAlert: false,
    },
  );
  return dashboard;
}

function Scene({ make }: { readonly make: () => EmbeddedScene }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: one scene as long as the page stands
  const scene = useMemo(make, []);
  return (
    <UrlSyncContextProvider scene={scene} updateUrlOnInit={false} createBrowserHistorySteps>
      <scene.Component model={scene} />
    </UrlSyncContextProvider>
  );
}
