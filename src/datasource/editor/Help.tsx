// How to read the fields of a query, folded away until asked for.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import { Disclosure } from '../../shared/components/index.ts';
import { TEST_IDS } from '../../shared/test-ids.ts';

export function Help({ children }: { readonly children: ReactNode }) {
  return (
    <Disclosure title="Help" testId={TEST_IDS.queryEditor.help}>
      <HelpStyle>{children}</HelpStyle>
    </Disclosure>
  );
}

export function HelpStyle({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles2(getStyles)}>{children}</div>;
}

const getStyles = (theme: GrafanaTheme2) =>
  css({
    maxWidth: '80ch',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1.8,
    ul: { paddingLeft: theme.spacing(2), listStyle: 'disc' },
    'p, ul': { marginBottom: theme.spacing(1) },
  });
