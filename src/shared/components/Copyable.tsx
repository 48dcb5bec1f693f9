// Text to copy as it stands: a command, or lines of a file.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';

interface Props {
  readonly text: string;
  readonly testId?: string;
}

export function Copyable({ text, testId }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box} data-testid={testId}>
      <pre className={styles.text}>{text}</pre>
      <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" aria-label="Copy" getText={() => text} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    maxWidth: '80ch',
    marginBottom: theme.spacing(1),
    padding: theme.spacing(0.5, 0.5, 0.5, 1),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  text: css({
    margin: 0,
    padding: theme.spacing(0.25, 0),
    border: 'none',
    background: 'none',
    overflowX: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
