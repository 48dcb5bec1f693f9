// Dashboards with forecasts: those that came with the app, and others with its tag.
import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { LinkButton, TextLink, useStyles2 } from '@grafana/ui';
import { ProblemAlert } from '../../shared/components/index.ts';
import { findDashboards, useLoaded } from '../../shared/service/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { here, newDashboardLink } from '../links.ts';
import type { Rights } from '../rights.ts';
import { Card } from './Card.tsx';

interface Props {
  readonly source: DataSourceInstanceSettings;
  readonly may: Rights;
}

export function Dashboards({ source: { uid }, may }: Props) {
  const styles = useStyles2(getStyles);
  const { value: found, problem, loading, retry } = useLoaded(findDashboards);
  const add = may.explore ? (
    <LinkButton size="sm" variant="secondary" icon="plus" href={here(newDashboardLink(uid))}>
      New
    </LinkButton>
  ) : null;
  return (
    <Card title="Dashboards" aside={add} testId={TEST_IDS.home.dashboards}>
      {problem ? (
        <ProblemAlert what="The dashboards cannot be listed" problem={problem} retry={retry} retrying={loading} />
      ) : null}
      {found?.length === 0 ? <p>No dashboard that you may see has the tag “foresight”.</p> : null}
      <ul className={styles.list}>
        {found?.map(({ uid: key, title, url }) => (
          <li key={key} className={styles.line}>
            <TextLink href={url} inline={false}>
              {title}
            </TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none' }),
  line: css({ display: 'flex', alignItems: 'center', minHeight: theme.spacing(4) }),
});
