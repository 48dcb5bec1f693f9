// How much of the history that is needed there is, counted in what is missing.
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface Props {
  readonly has: number;
  readonly needs: number;
  /** When it will be enough, at the pace of the data. */
  readonly ready: string | null;
}

/** More cells than this are too small to count. */
const MOST_CELLS = 14;

export function Progress({ has, needs, ready }: Props) {
  const styles = useStyles2(getStyles);
  const cells = Math.min(needs, MOST_CELLS);
  const full = Math.floor((has / needs) * cells);
  return (
    <div className={styles.box}>
      <div className={styles.words}>
        <span>
          {has} of {needs} points
        </span>
        {ready && <span className={styles.quiet}>ready {ready}</span>}
      </div>
      <div
        className={styles.cells}
        role="progressbar"
        aria-label="History"
        aria-valuemin={0}
        aria-valuemax={needs}
        aria-valuenow={has}
      >
        {Array.from({ length: cells }, (_, i) => `cell ${i}`).map((id, i) => (
          <span key={id} className={cx(styles.cell, i < full && styles.full)} />
        ))}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ flexShrink: 0, minWidth: 180 }),
  words: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1.5),
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  quiet: css({ color: theme.colors.text.secondary }),
  cells: css({ display: 'flex', gap: 2, marginTop: theme.spacing(0.5) }),
  cell: css({ flexGrow: 1, height: 6, borderRadius: 1, border: `1px solid ${theme.colors.info.border}` }),
  full: css({ background: theme.colors.info.text }),
});
