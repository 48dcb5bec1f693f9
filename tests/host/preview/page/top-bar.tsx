// The line above every page: back to the list, and the other theme.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import { Button, Text, TextLink, useStyles2 } from '@grafana/ui';

export function TopBar() {
  const styles = useStyles2(getStyles);
  const other = config.theme2.isDark ? 'light' : 'dark';
  return (
    <nav className={styles.bar}>
      <TextLink href="/" inline={false} color="primary">
        Foresight
      </TextLink>
      <Text color="secondary" variant="bodySmall">
        Preview without Grafana · {config.bootData.user.orgRole}
      </Text>
      <div className={styles.rest} />
      <Button variant="secondary" size="sm" fill="text" onClick={() => openWith('theme', other)}>
        {other === 'light' ? 'Light theme' : 'Dark theme'}
      </Button>
    </nav>
  );
}

/** Theme and role belong to the document: another one is another load. */
function openWith(name: string, value: string): void {
  const search = locationService.getSearch();
  search.set(name, value);
  window.location.search = search.toString();
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(2),
    height: theme.spacing(5),
    padding: theme.spacing(0, 2),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.primary,
  }),
  rest: css({ flexGrow: 1 }),
});
