// A link of type 'dashboards' beside a dashboard's title: those with its tags, as a menu.
import { getBackendSrv } from '@grafana/runtime';
import { Button, Dropdown, Menu } from '@grafana/ui';
import type { LinkJson } from '../dashboard/json.ts';
import { useLoaded } from './use-loaded.ts';

interface Found {
  readonly uid: string;
  readonly title: string;
  readonly url: string;
  readonly tags: readonly string[];
}

export function DashboardsLink({ title, tooltip, tags = [] }: LinkJson) {
  const loaded = useLoaded(search, 'search');
  const found =
    loaded && 'value' in loaded ? loaded.value.filter(one => tags.every(tag => one.tags.includes(tag))) : [];
  const menu = (
    <Menu>
      {found.map(({ uid, title, url }) => (
        <Menu.Item key={uid} label={title} url={url} />
      ))}
    </Menu>
  );
  return (
    <Dropdown overlay={menu}>
      <Button size="sm" fill="outline" variant="secondary" icon="bars" {...(tooltip ? { tooltip } : {})}>
        {title}
      </Button>
    </Dropdown>
  );
}

/** Sorted by title. */
const search = (): Promise<Found[]> =>
  getBackendSrv().get('/api/search', undefined, undefined, { showErrorAlert: false });
