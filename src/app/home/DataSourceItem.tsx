// A data source and its health. While it is red it is asked again by itself, so the page turns green without a reload.
import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import { useCallback, useEffect } from 'react';
import { askHealth, type Health, useLoaded } from '../../shared/service/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';
import { settingsLink } from '../links.ts';
import type { Rights } from '../rights.ts';
import { CheckLine } from './CheckLine.tsx';
import { healthLine } from './health-line.ts';
import { StateIcon } from './StateIcon.tsx';

interface Props {
  readonly source: DataSourceInstanceSettings;
  readonly chosen: boolean;
  readonly choose: (uid: string) => void;
  readonly told: (uid: string, health: Health) => void;
  readonly may: Rights;
}

const isRed = ({ state }: Health) => state === 'error';

export function DataSourceItem({ source: { uid, name }, chosen, choose, told, may }: Props) {
  const styles = useStyles2(getStyles);
  const { value: health } = useLoaded(
    useCallback(() => askHealth(uid), [uid]),
    isRed,
  );
  useEffect(() => {
    if (health) told(uid, health);
  }, [uid, health, told]);
  const { state, checks = [] } = health ?? {};
  return (
    <div className={styles.item} data-testid={TEST_IDS.home.dataSource(uid)} data-state={state ?? 'asking'}>
      <div className={styles.head}>
        <button type="button" className={styles.name} aria-pressed={chosen} onClick={() => choose(uid)}>
          <StateIcon state={state} />
          {name}
        </button>
        {may.configure ? (
          <TextLink href={settingsLink(uid)} inline={false} variant="bodySmall">
            Settings
          </TextLink>
        ) : null}
      </div>
      <p className={styles.message} aria-live="polite">
        {health ? healthLine(health) : 'Asking the service …'}
      </p>
      {chosen || state === 'error' ? (
        <ul className={styles.checks}>
          {checks.map(check => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({ '& + &': { marginTop: theme.spacing(1), borderTop: `1px solid ${theme.colors.border.weak}` } }),
  head: css({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', minHeight: theme.spacing(4) }),
  name: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: 0,
    border: 'none',
    background: 'none',
    borderRadius: theme.shape.radius.default,
    fontWeight: theme.typography.fontWeightMedium,
    '&:hover': { color: theme.colors.text.maxContrast },
  }),
  message: css({
    margin: theme.spacing(0, 0, 0.5, 3),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  checks: css({ margin: theme.spacing(0, 0, 1, 3), listStyle: 'none' }),
});
