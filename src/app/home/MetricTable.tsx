// The stored metrics in a table: how much there is of each, how fresh it is, and the way to its forecast.
import { css } from '@emotion/css';
import type { MetricAnswer } from '@foresight/contracts';
import { type GrafanaTheme2, getTimeZone } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import { formats } from '../../shared/format/index.ts';
import { searchMetrics } from '../../shared/service/index.ts';
import { exploreLink } from '../links.ts';
import type { Rights } from '../rights.ts';
import { AlertButton } from './AlertButton.tsx';

interface Props {
  readonly metrics: readonly MetricAnswer[];
  readonly text: string;
  readonly uid: string;
  readonly may: Rights;
}

/** Rows at once: beyond that a search is quicker than the eye. */
const MOST = 50;
const count = new Intl.NumberFormat();

export function MetricTable({ metrics, text, uid, may }: Props) {
  const styles = useStyles2(getStyles);
  const { date } = formats(getTimeZone(), Date.now());
  const found = searchMetrics(metrics, text);
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Metric</th>
            <th className={styles.number}>Series</th>
            <th className={styles.number}>Values</th>
            <th className={styles.number}>Last value</th>
            {may.alert ? <th className={styles.action}>Alert</th> : null}
          </tr>
        </thead>
        <tbody>
          {found.slice(0, MOST).map(one => (
            <tr key={one.metric}>
              <td className={styles.name}>
                {may.explore ? (
                  <TextLink href={exploreLink(uid, one)} inline={false}>
                    {one.metric}
                  </TextLink>
                ) : (
                  one.metric
                )}
              </td>
              <td className={styles.number}>{count.format(one.series)}</td>
              <td className={styles.number}>{count.format(one.points)}</td>
              <td className={styles.number}>{one.last_time ? date(Date.parse(one.last_time)) : 'none yet'}</td>
              {may.alert ? (
                <td className={styles.action}>
                  <AlertButton uid={uid} metric={one} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {found.length > MOST ? <p>{count.format(found.length - MOST)} more: search for them.</p> : null}
      {found.length === 0 ? <p>No metric is named like this.</p> : null}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    'th, td': {
      height: theme.spacing(4),
      padding: theme.spacing(0, 1, 0, 0),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
    },
    th: {
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
    },
    'tbody tr:last-child td': { borderBottom: 'none' },
  }),
  number: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  action: css({ width: theme.spacing(5), textAlign: 'right', button: { display: 'flex', margin: '0 0 0 auto' } }),
  name: css({ overflowWrap: 'anywhere' }),
});
