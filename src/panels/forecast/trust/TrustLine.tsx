// The trust line as the first row of the panel body. Its lead opens the reasons.
import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, Toggletip, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import type { Formats } from '../../../shared/format/index.ts';
import type { ForecastSeries } from '../../../shared/frames/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { Fact, TrustLine as Line, Tone } from './line.ts';
import { TrustReasons } from './TrustReasons.tsx';

interface Props {
  readonly line: Line;
  /** The series whose reasons are shown. */
  readonly series: readonly ForecastSeries[];
  readonly formats: Formats;
  /** Epoch ms. */
  readonly now: number;
  /** Only the lead has room, and this at the right. */
  readonly short: string | null;
  /** As many facts have room. Default: all. */
  readonly most?: number;
  /** At the right end: what can be done. */
  readonly children?: ReactNode;
}

const ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'shield',
  look: 'shield-exclamation',
  thin: 'info-circle',
  none: 'info-circle',
  past: 'history',
};

export function TrustLine({ line: { tone, lead, facts }, series, formats, now, short, most, children }: Props) {
  const styles = useStyles2(getStyles);
  const badge = (
    <button type="button" className={`${styles.lead} ${styles[tone]}`} data-testid={TEST_IDS.forecastPanel.trustLead}>
      <Icon name={ICONS[tone]} size="sm" />
      {lead}
    </button>
  );
  const withReasons = series.filter(({ forecast }) => forecast);
  return (
    <div className={styles.line} data-testid={TEST_IDS.forecastPanel.trust}>
      {withReasons.length === 0 ? (
        badge
      ) : (
        <Toggletip
          title="Why"
          content={<TrustReasons series={withReasons} formats={formats} now={now} />}
          placement="bottom-start"
        >
          {badge}
        </Toggletip>
      )}
      {short === null ? (
        facts
          .slice(0, most)
          .map((fact, i) => <FactText key={textOf(fact)} fact={fact} place={i} className={styles.fact} />)
      ) : (
        <strong className={styles.value}>{short}</strong>
      )}
      {children}
    </div>
  );
}

interface FactProps {
  readonly fact: Fact;
  readonly place: number;
  readonly className: string;
}

/** What comes first is cut last. */
function FactText({ fact, place, className }: FactProps) {
  return (
    <span className={className} style={{ flexShrink: 10_000 ** place }}>
      {fact.map(part => (typeof part === 'string' ? part : <strong key={part.strong}>{part.strong}</strong>))}
    </span>
  );
}

const textOf = (fact: Fact) => fact.map(part => (typeof part === 'string' ? part : part.strong)).join('');

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    height: theme.spacing(3),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
    '& strong': { color: theme.colors.text.primary, fontWeight: theme.typography.fontWeightMedium },
  }),
  lead: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0, 0.5),
    marginLeft: theme.spacing(-0.5),
    border: 0,
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    fontSize: 'inherit',
    fontWeight: theme.typography.fontWeightMedium,
    flexShrink: 0,
    '&:hover': { background: theme.colors.action.hover },
  }),
  value: css({ marginLeft: 'auto', overflow: 'hidden', textOverflow: 'ellipsis' }),
  good: css({ color: theme.colors.success.text }),
  look: css({ color: theme.colors.warning.text }),
  thin: css({ color: theme.colors.info.text }),
  none: css({ color: theme.colors.text.secondary }),
  past: css({ color: theme.colors.primary.text }),
  fact: css({
    '&::before': { content: '"·"', margin: theme.spacing(0, 0.75) },
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }),
});
