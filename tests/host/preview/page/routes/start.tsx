// `/`: what there is to see.
import { config, getBackendSrv } from '@grafana/runtime';
import { LinkButton, Stack, Text, TextLink } from '@grafana/ui';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

interface Found {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly url: string;
}

export function Start() {
  const loaded = useLoaded(
    () => getBackendSrv().get<Found[]>('/api/search', undefined, undefined, { showErrorAlert: false }),
    'search',
  );
  return (
    <Stack direction="column" gap={3}>
      <Text element="h1">Foresight</Text>
      <Waiting loaded={loaded}>
        {all => (
          <Stack direction="column" gap={2}>
            {all.map(dashboard => (
              <DashboardLink key={dashboard.uid} {...dashboard} />
            ))}
            {all.length === 0 && <Text color="secondary">No dashboards.</Text>}
          </Stack>
        )}
      </Waiting>
      <Stack gap={1}>
        {Object.keys(config.apps).map(id => (
          <LinkButton key={id} href={`/a/${id}`} variant="secondary">
            App
          </LinkButton>
        ))}
      </Stack>
    </Stack>
  );
}

const DashboardLink = ({ title, description, url }: Found) => (
  <Stack direction="column" gap={0}>
    <TextLink href={url}>{title}</TextLink>
    {description && <Text color="secondary">{description}</Text>}
  </Stack>
);
