// A line with one tick a past forecast, and a handle that goes from tick to tick: the last place is now.
import { css, cx } from '@emotion/css';
import type { ForecastMoment } from '@foresight/contracts';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { Formats } from '../../../shared/format/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { placeOf, shareOf, stepped } from './steps.ts';

interface Props {
  /** Oldest first, at least one. */
  readonly moments: readonly ForecastMoment[];
  /** null: now. */
  readonly asOf: string | null;
  readonly now: number;
  readonly formats: Formats;
  readonly onChange: (asOf: string | null) => void;
}

export function ReplayTrack({ moments, asOf, now, formats, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const place = placeOf(moments, asOf);
  const here = asOf === null ? 1 : shareOf(moments[place]!.issued_at, moments, now);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = stepped(event.key, moments, asOf);
    if (to === undefined) return;
    event.preventDefault();
    onChange(to);
  };
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onChange(nearestTo((event.clientX - box.left) / box.width, moments, now));
  };
  return (
    <div
      className={styles.track}
      role="slider"
      tabIndex={0}
      aria-label="Past forecasts"
      aria-valuemin={0}
      aria-valuemax={moments.length}
      aria-valuenow={place}
      aria-valuetext={spoken(moments, asOf, formats)}
      onKeyDown={onKeyDown}
      onClick={onClick}
      data-testid={TEST_IDS.forecastPanel.replayTrack}
    >
      <div className={styles.rail} />
      <div className={styles.past} style={{ width: `${here * 100}%` }} />
      {moments.map(({ issued_at }) => (
        <div
          key={issued_at}
          className={cx(styles.tick, issued_at === moments[place]?.issued_at && styles.chosen)}
          style={{ left: `${shareOf(issued_at, moments, now) * 100}%` }}
        />
      ))}
      <div className={styles.handle} style={{ left: `${here * 100}%` }} />
    </div>
  );
}

function spoken(moments: readonly ForecastMoment[], asOf: string | null, f: Formats): string {
  if (asOf === null) return 'now';
  const place = placeOf(moments, asOf);
  return `${f.date(Date.parse(moments[place]!.issued_at), true)}, ${place + 1} of ${moments.length} past forecasts`;
}

/** Closer to the end than to any tick: now. */
function nearestTo(share: number, moments: readonly ForecastMoment[], now: number): string | null {
  const away = (at: ForecastMoment) => Math.abs(shareOf(at.issued_at, moments, now) - share);
  const nearest = moments.reduce((best, moment) => (away(moment) < away(best) ? moment : best));
  return 1 - share < away(nearest) ? null : nearest.issued_at;
}

const getStyles = (theme: GrafanaTheme2) => ({
  track: css({
    position: 'relative',
    flexGrow: 1,
    height: 24,
    margin: theme.spacing(0, 1),
    cursor: 'pointer',
    borderRadius: theme.shape.radius.default,
  }),
  rail: css({ position: 'absolute', left: 0, right: 0, top: 11, height: 2, background: theme.colors.border.medium }),
  past: css({ position: 'absolute', left: 0, top: 11, height: 2, background: theme.colors.primary.main }),
  tick: css({
    position: 'absolute',
    top: 7,
    width: 1,
    height: 10,
    background: theme.colors.text.secondary,
  }),
  chosen: css({ background: theme.colors.text.maxContrast }),
  handle: css({
    position: 'absolute',
    top: 6,
    width: 12,
    height: 12,
    marginLeft: -6,
    borderRadius: theme.shape.radius.circle,
    background: theme.colors.primary.main,
    border: `2px solid ${theme.colors.background.primary}`,
  }),
});
