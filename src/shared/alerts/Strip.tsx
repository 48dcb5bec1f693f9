// The last days as a strip: filled where a rule fired and it happened, hatched where nothing did, hollow where it is open.
import { css } from '@emotion/css';
import type { AlertPreview } from '@foresight/contracts';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useId } from 'react';

const [WIDTH, HEIGHT, LEAST, WEEK] = [600, 14, 5, 7 * 86_400_000];

interface Props {
  readonly preview: AlertPreview;
  /** Read aloud instead of the picture. */
  readonly label: string;
}

export function Strip({ preview, label }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const hatch = useId();
  const [from, to] = [Date.parse(preview.from), Date.parse(preview.to)];
  const x = (ms: number) => (WIDTH * Math.min(Math.max(ms - from, 0), to - from)) / (to - from);
  const weeks = Array.from({ length: Math.floor((to - from) / WEEK) }, (_, i) => from + (i + 1) * WEEK);
  const colour = theme.colors.warning.main;
  const fill = { true: colour, false: `url(#${hatch})`, null: 'none' };
  return (
    <div>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={styles.strip} role="img">
        <title>{label}</title>
        <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={2} height={5} fill={colour} />
        </pattern>
        <rect width={WIDTH} height={HEIGHT} fill={theme.colors.background.secondary} />
        {weeks.map(at => (
          <rect key={at} x={x(at)} width={1} height={HEIGHT} fill={theme.colors.border.medium} />
        ))}
        {preview.items.flatMap(({ labels, firings }) =>
          firings.map(one => (
            <rect
              key={`${JSON.stringify(labels)} ${one.from}`}
              x={Math.min(x(Date.parse(one.from)), WIDTH - LEAST)}
              y={0.5}
              width={Math.max(LEAST, x(Date.parse(one.to)) - x(Date.parse(one.from)))}
              height={HEIGHT - 1}
              fill={fill[`${one.real}`]}
              stroke={colour}
            />
          )),
        )}
      </svg>
      <div className={styles.ends} aria-hidden>
        <span>{dateTimeFormat(from, { format: 'D MMM' })}</span>
        <span>now</span>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({ display: 'block', width: '100%', height: HEIGHT }),
  ends: css({
    display: 'flex',
    justifyContent: 'space-between',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
