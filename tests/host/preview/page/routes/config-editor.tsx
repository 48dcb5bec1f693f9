// `/editor/:uid/config` (`?readOnly`: as provisioned): our config editor with the data source's settings, and Grafana's "Save & test".

import type { DataSourceInstanceSettings, DataSourceSettings } from '@grafana/data';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import { Stack } from '@grafana/ui';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { importDataSourcePlugin } from '../runtime/plugins.ts';
import { Model } from './model.tsx';
import { SaveAndTest } from './save-and-test.tsx';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

export function ConfigEditorPage() {
  const { uid = '' } = useParams();
  const loaded = useLoaded(() => load(uid), uid);
  return <Waiting loaded={loaded}>{parts => <Editor {...parts} />}</Waiting>;
}

async function load(uid: string) {
  const settings = getDataSourceSrv().getInstanceSettings(uid);
  if (!settings) throw new Error(`no data source ${uid}`);
  const { components } = await importDataSourcePlugin(settings.meta);
  return { settings, ConfigEditor: components.ConfigEditor, dataSource: await getDataSourceSrv().get(uid) };
}

type Parts = Awaited<ReturnType<typeof load>>;

function Editor({ settings, ConfigEditor, dataSource }: Parts) {
  const [options, setOptions] = useState(() => toSettings(settings));
  if (!ConfigEditor) return <div>The data source has no config editor.</div>;
  return (
    <Stack direction="column" gap={2}>
      <ConfigEditor options={options} onOptionsChange={setOptions} />
      <SaveAndTest dataSource={dataSource} />
      <Model value={options} />
    </Stack>
  );
}

/** As a saved data source comes to its editor: the secret is there, but nobody can read it. */
const toSettings = ({
  id = 1,
  uid,
  name,
  type,
  jsonData,
  url = '',
}: DataSourceInstanceSettings): DataSourceSettings => ({
  id,
  uid,
  orgId: 1,
  name,
  type,
  typeName: name,
  typeLogoUrl: '',
  access: 'proxy',
  url,
  user: '',
  database: '',
  basicAuth: false,
  basicAuthUser: '',
  isDefault: true,
  jsonData,
  secureJsonFields: { token: true },
  readOnly: locationService.getSearch().has('readOnly'),
  withCredentials: false,
});
