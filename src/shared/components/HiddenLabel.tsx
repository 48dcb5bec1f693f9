// A label that is read aloud and not shown: for fields whose place says what they are.
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

interface Props {
  readonly htmlFor: string;
  readonly children: ReactNode;
}

export function HiddenLabel({ htmlFor, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <label htmlFor={htmlFor} className={styles.hidden}>
      {children}
    </label>
  );
}

const getStyles = () => ({
  hidden: css({
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  }),
});
