// The first page: what is set up and whether it works, what is stored, and where to look at it.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { getDataSourceSrv, PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import { useCallback, useState } from 'react';
import type { Health } from '../../shared/service/index.ts';
import { DATASOURCE_ID } from '../links.ts';
import { rights } from '../rights.ts';
import { Dashboards } from './Dashboards.tsx';
import { DataSources } from './DataSources.tsx';
import { Metrics } from './Metrics.tsx';
import { NoDataSource } from './NoDataSource.tsx';

export function Home() {
  const styles = useStyles2(getStyles);
  const [sources] = useState(() => getDataSourceSrv().getList({ pluginId: DATASOURCE_ID }));
  const [wanted, choose] = useState<string>();
  const [healths, setHealths] = useState<Readonly<Record<string, Health>>>({});
  const told = useCallback((uid: string, health: Health) => setHealths(all => ({ ...all, [uid]: health })), []);
  const may = rights();
  const chosen = sources.find(({ uid }) => uid === wanted) ?? sources[0];
  return (
    <PluginPage renderTitle={() => <h1>Foresight</h1>} subTitle="Forecasts of your metrics, and how far to trust them.">
      {chosen ? (
        <div className={styles.grid}>
          <div className={styles.column}>
            <DataSources sources={sources} chosen={chosen.uid} choose={choose} told={told} may={may} />
            <Dashboards source={chosen} may={may} />
          </div>
          <Metrics key={chosen.uid} source={chosen} health={healths[chosen.uid]} may={may} />
        </div>
      ) : (
        <NoDataSource may={may} />
      )}
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    alignItems: 'start',
    gap: theme.spacing(1),
  }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
});
