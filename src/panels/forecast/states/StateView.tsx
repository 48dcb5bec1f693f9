// The whole panel, when there is no picture: what would be here, and the one next step.
import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { ClipboardButton, Icon, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';

interface Props {
  readonly icon: IconName;
  readonly tone: 'info' | 'error';
  readonly title: string;
  readonly text: string;
  /** Offered for copying. */
  readonly details?: string;
  readonly width: number;
  readonly height: number;
}

export function StateView({ icon, tone, title, text, details, width, height }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} style={{ width, height }} role="status" data-testid={TEST_IDS.forecastPanel.state}>
      <Icon name={icon} size="xl" className={styles[tone]} />
      <div className={styles.title}>{title}</div>
      <div className={styles.text}>{text}</div>
      {details && (
        <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => details}>
          Copy the message
        </ClipboardButton>
      )}
    </div>
  );
}

export function LoadingView({ width, height }: Pick<Props, 'width' | 'height'>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} style={{ width, height }} data-testid={TEST_IDS.forecastPanel.state}>
      <LoadingPlaceholder text="Asking for the forecast …" />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    textAlign: 'center',
    overflow: 'auto',
  }),
  info: css({ color: theme.colors.text.secondary }),
  error: css({ color: theme.colors.error.text }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  text: css({ maxWidth: 460, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
