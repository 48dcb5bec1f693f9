// Fields side by side, that go on below where there is no room; none is wider than the editor.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles2(getStyles)}>{children}</div>;
}

const getStyles = (theme: GrafanaTheme2) =>
  css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5, 2),
    // A field as wide as its content would push the editor open.
    '& > *': { minWidth: 0, maxWidth: '100%' },
  });
