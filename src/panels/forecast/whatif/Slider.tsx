// A slider for fingers, mouse and keys. The part of its track where history has never been is hatched.
import { css } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import type { KeyboardEvent, PointerEvent } from 'react';
import { hues } from '../hues.ts';
import { steppedTo } from './slider-keys.ts';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Of Page Up and Page Down; arrows go by 1. */
  readonly leap: number;
  /** The value in words. */
  readonly spoken: string;
  /** Where nothing has to be changed: the track is filled from here. */
  readonly origin: number;
  readonly seen?: { readonly from: number; readonly to: number };
  readonly onChange: (value: number) => void;
  readonly testId: string;
}

export function Slider(props: Props) {
  const { label, value, min, max, leap, spoken, origin, seen, onChange, testId } = props;
  const styles = useStyles2(getStyles);
  const color = hues(useTheme2()).second;
  const share = (at: number) => (max > min ? (100 * (Math.min(max, Math.max(min, at)) - min)) / (max - min) : 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = steppedTo(event, { value, min, max, leap });
    if (to === undefined) return;
    event.preventDefault();
    onChange(to);
  };
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = min + ((event.clientX - left) / width) * (max - min);
    onChange(Math.round(Math.min(max, Math.max(min, at))));
  };
  const [from, to] = [share(Math.min(origin, value)), share(Math.max(origin, value))];
  return (
    <div
      className={styles.slider}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={spoken}
      onKeyDown={onKeyDown}
      onPointerDown={follow}
      onPointerMove={follow}
      data-testid={testId}
    >
      <div className={styles.rail} />
      {seen && <div className={styles.unseen} style={{ left: 0, width: `${share(seen.from)}%` }} />}
      {seen && <div className={styles.unseen} style={{ left: `${share(seen.to)}%`, right: 0 }} />}
      <div className={styles.fill} style={{ left: `${from}%`, width: `${to - from}%`, background: color }} />
      <div className={styles.handle} style={{ left: `${share(value)}%` }} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const hatch = colorManipulator.alpha(theme.colors.warning.text, 0.6);
  return {
    slider: css({
      position: 'relative',
      height: 20,
      cursor: 'pointer',
      touchAction: 'none',
      borderRadius: theme.shape.radius.default,
    }),
    rail: css({ position: 'absolute', inset: '8px 0', borderRadius: 2, background: theme.colors.border.medium }),
    unseen: css({
      position: 'absolute',
      top: 7,
      height: 6,
      background: `repeating-linear-gradient(-45deg, ${hatch} 0 1.2px, ${theme.colors.background.primary} 1.2px 6px)`,
    }),
    fill: css({ position: 'absolute', top: 8, height: 4 }),
    handle: css({
      position: 'absolute',
      top: 4,
      width: 12,
      height: 12,
      marginLeft: -6,
      borderRadius: theme.shape.radius.circle,
      background: theme.colors.text.maxContrast,
      border: `1px solid ${theme.colors.background.primary}`,
    }),
  };
};
