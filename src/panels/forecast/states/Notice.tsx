// A box above the picture: what is the matter, what is shown meanwhile, and the way out.
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import { TEST_IDS } from '../../../shared/test-ids.ts';

interface Props {
  readonly tone: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly text: string;
  /** At the right: progress, buttons. */
  readonly children?: ReactNode;
  readonly height: number;
}

const ICONS: Readonly<Record<Props['tone'], IconName>> = {
  info: 'info-circle',
  warning: 'exclamation-triangle',
  error: 'exclamation-circle',
};

export function Notice({ tone, title, text, children, height }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div
      className={cx(styles.box, styles[tone])}
      style={{ height }}
      role="status"
      data-testid={TEST_IDS.forecastPanel.notice}
    >
      <Icon name={ICONS[tone]} className={styles.icon} />
      <div className={styles.words}>
        <div className={styles.title}>{title}</div>
        <div className={styles.text} title={text}>
          {text}
        </div>
      </div>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const look = (tone: 'info' | 'warning' | 'error') =>
    css({
      background: theme.colors[tone].transparent,
      border: `1px solid ${theme.colors[tone].border}`,
      '& > svg': { color: theme.colors[tone].text },
    });
  return {
    box: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1.5),
      padding: theme.spacing(0, 1.5),
      borderRadius: theme.shape.radius.default,
      overflow: 'hidden',
      flexShrink: 0,
    }),
    info: look('info'),
    warning: look('warning'),
    error: look('error'),
    icon: css({ flexShrink: 0 }),
    words: css({ flexGrow: 1, minWidth: 0 }),
    title: css({
      fontWeight: theme.typography.fontWeightMedium,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
    }),
    text: css({
      fontSize: theme.typography.bodySmall.fontSize,
      color: theme.colors.text.secondary,
      display: '-webkit-box',
      WebkitLineClamp: 2,
      WebkitBoxOrient: 'vertical',
      overflow: 'hidden',
    }),
  };
};
