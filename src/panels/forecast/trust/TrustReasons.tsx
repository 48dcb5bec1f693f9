// What the trust line is based on: skill, coverage, freshness and history in figures; who made the numbers, and what was
// done to the data.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Formats } from '../../../shared/format/index.ts';
import type { ForecastSeries } from '../../../shared/frames/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { reasonsOf } from './reasons.ts';

interface Props {
  readonly series: readonly ForecastSeries[];
  readonly formats: Formats;
  /** Epoch ms. */
  readonly now: number;
}

/** More series than this are a table's business. */
const MOST = 3;

export function TrustReasons({ series, formats, now }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <section
      className={styles.box}
      aria-label="Reasons"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls where it is long, by keyboard too
      tabIndex={0}
      data-testid={TEST_IDS.forecastPanel.trustReasons}
    >
      {series.slice(0, MOST).map(one => (
        <section key={one.key}>
          {series.length > 1 && <div className={styles.name}>{one.name}</div>}
          <dl className={styles.list}>
            {reasonsOf(one, now, formats).map(({ label, text }) => (
              <div key={label} className={styles.row}>
                <dt>{label.trim()}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {series.length > MOST && <div>and {series.length - MOST} more, see the table</div>}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    maxWidth: 420,
    // A long list must not end below the window.
    maxHeight: '50vh',
    overflowY: 'auto',
    fontVariantNumeric: 'tabular-nums',
  }),
  name: css({ fontWeight: theme.typography.fontWeightMedium, marginTop: theme.spacing(1) }),
  list: css({ margin: 0 }),
  row: css({
    display: 'flex',
    gap: theme.spacing(1),
    '& dt': { flex: '0 0 110px', color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  }),
});
