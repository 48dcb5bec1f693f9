// One line of the checklist; a red one has the way out as text to copy.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import type { HealthCheck } from '../../shared/service/index.ts';
import { StateIcon } from './StateIcon.tsx';

const NAMES: Readonly<Record<string, string>> = {
  service: 'Service',
  token: 'Token',
  database: 'Database',
  migrations: 'Schema of the database',
  clock: 'Clock of the service',
  'grafana clock': 'Clock of Grafana',
  'browser clock': 'Clock of this computer',
};

export function CheckLine({ check: { name, ok, detail, fix } }: { readonly check: HealthCheck }) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.line}>
      <span className={styles.row}>
        <StateIcon state={ok ? 'ok' : 'error'} />
        <span>{NAMES[name] ?? name}</span>
        <span className={styles.detail}>{detail}</span>
      </span>
      {fix ? (
        <span className={styles.fix}>
          <span>Fix: {fix}.</span>
          <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => fix}>
            Copy fix
          </ClipboardButton>
        </span>
      ) : null}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ padding: theme.spacing(0.5, 0) }),
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  detail: css({
    marginLeft: 'auto',
    textAlign: 'right',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  fix: css({
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0, 0.5, 3),
  }),
});
