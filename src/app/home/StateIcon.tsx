// Good, to be looked at, broken, or not known yet: an icon that is read aloud as a word.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, type IconName, Spinner, useStyles2 } from '@grafana/ui';
import type { Health } from '../../shared/service/index.ts';

const ICONS: Readonly<Record<Health['state'], { icon: IconName; word: string }>> = {
  ok: { icon: 'check-circle', word: 'works' },
  warning: { icon: 'exclamation-triangle', word: 'works, look at this' },
  error: { icon: 'exclamation-circle', word: 'does not work' },
};

export function StateIcon({ state }: { readonly state: Health['state'] | undefined }) {
  const styles = useStyles2(getStyles);
  if (!state) return <Spinner inline size="sm" />;
  const { icon, word } = ICONS[state];
  return <Icon name={icon} className={styles[state]} title={word} aria-label={word} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  ok: css({ color: theme.colors.success.text }),
  warning: css({ color: theme.colors.warning.text }),
  error: css({ color: theme.colors.error.text }),
});
