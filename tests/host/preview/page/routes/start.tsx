// `/`: what there is to see.
import { config, getBackendSrv } from '@grafana/runtime';
import { Card, Stack, Text } from '@grafana/ui';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

interface Found {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly url: string;
}

export function Start() {
  const loaded = useLoaded(search, 'search');
  return (
    <Stack direction="column" gap={2}>
      <Text element="h1" variant="h3">
        Dashboards
      </Text>
      <Waiting loaded={loaded}>
        {all => (
          <div>
            {all.map(({ uid, title, description, url }) => (
              <Card key={uid} href={url}>
                <Card.Heading>{title}</Card.Heading>
                <Card.Description>{description}</Card.Description>
              </Card>
            ))}
            {all.length === 0 && <Text color="secondary">There are none.</Text>}
          </div>
        )}
      </Waiting>
      <Text element="h2" variant="h3">
        App
      </Text>
      <div>
        {Object.keys(config.apps).map(id => (
          <Card key={id} href={`/a/${id}`}>
            <Card.Heading>Home page of the app</Card.Heading>
            <Card.Description>Data sources, their health, and what is stored</Card.Description>
          </Card>
        ))}
      </div>
    </Stack>
  );
}

const search = (): Promise<Found[]> =>
  getBackendSrv().get('/api/search', undefined, undefined, { showErrorAlert: false });
