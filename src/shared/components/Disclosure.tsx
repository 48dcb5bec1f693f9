// A line that opens: its title, and while it is closed, what is inside in a few words.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type ReactNode, useId, useState } from 'react';

interface Props {
  readonly title: string;
  /** Shown while it is closed. */
  readonly summary?: string;
  readonly children: ReactNode;
  readonly testId: string;
}

export function Disclosure({ title, summary, children, testId }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className={styles.line}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        data-testid={testId}
      >
        <Icon name={open ? 'angle-down' : 'angle-right'} />
        <span className={styles.title}>{title}</span>
        {!open && summary ? <span className={styles.summary}>{summary}</span> : null}
      </button>
      <div id={id} hidden={!open} className={styles.body}>
        {open ? children : null}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    minHeight: theme.spacing(3),
    padding: 0,
    border: 'none',
    background: 'none',
    textAlign: 'left',
    fontSize: theme.typography.bodySmall.fontSize,
    borderRadius: theme.shape.radius.default,
    '&:hover': { color: theme.colors.text.maxContrast },
  }),
  title: css({ flexShrink: 0, fontWeight: theme.typography.fontWeightMedium }),
  summary: css({
    color: theme.colors.text.secondary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  body: css({ padding: theme.spacing(1, 0, 0, 3) }),
});
