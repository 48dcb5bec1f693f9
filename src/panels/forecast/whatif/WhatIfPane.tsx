// Sliders beside or below the picture: how much more or less, from when, what comes of it, and its name.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import type { Formats } from '../../../shared/format/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { SceneSeries } from '../chart/scene.ts';
import { othersIn, percentOf } from './adjustments.ts';
import { ScenarioActions } from './ScenarioActions.tsx';
import { Slider } from './Slider.tsx';
import { seenOf } from './seen.ts';
import type { WhatIf } from './use-what-if.ts';
import { differenceText, isGuess, percentText, seenText } from './words.ts';

/** Percent to either side. */
const LIMIT = 50;
/** Sliders of more metrics than this are for a query. */
const MOST = 3;

interface Props {
  readonly whatIf: WhatIf;
  readonly series: readonly SceneSeries[];
  /** The one whose difference is told: the one that is pinned, or alone. */
  readonly chosen: SceneSeries | undefined;
  readonly formats: Formats;
  /** Of the data source that keeps scenarios; undefined: none can be kept. */
  readonly source: string | undefined;
  readonly width: number;
  readonly height: number;
}

export function WhatIfPane({ whatIf, series, chosen, formats, source, width, height }: Props) {
  const styles = useStyles2(getStyles);
  const { adjustments, saved, changed } = whatIf;
  const metrics = useMemo(() => {
    const ahead = series.filter(({ forecast }) => forecast);
    const groups = Map.groupBy(ahead, ({ forecast }) => forecast!.custom.metric);
    return [...groups].slice(0, MOST).map(([metric, own]) => ({ metric, seen: seenOf(own) }));
  }, [series]);
  const guesses = metrics.filter(({ metric, seen }) => isGuess(percentOf(adjustments, metric), seen));
  const others = othersIn(adjustments);
  return (
    <section
      className={styles.pane}
      style={{ width, height }}
      aria-label="What if"
      data-testid={TEST_IDS.forecastPanel.whatIf}
    >
      <div className={styles.line}>
        <span className={styles.name}>{saved ? `Scenario: ${saved.name}` : 'What if'}</span>
        <span className={styles.quiet}>{adjustments.length === 0 ? '' : changed ? 'unsaved' : 'saved'}</span>
      </div>
      {metrics.map(({ metric, seen }) => (
        <PercentSlider key={metric} metric={metric} seen={seen} whatIf={whatIf} formats={formats} />
      ))}
      <StartSlider series={series} whatIf={whatIf} formats={formats} />
      {others > 0 && (
        <div className={styles.quiet}>
          {others === 1 ? 'One more adjustment' : `${others} more adjustments`} of this scenario act, too.
        </div>
      )}
      <Result whatIf={whatIf} chosen={chosen} formats={formats} />
      {guesses.length > 0 && (
        <div className={styles.guess} role="status">
          <Icon name="exclamation-triangle" size="sm" />
          <span>
            {guesses.map(({ metric }) => metric).join(', ')} {guesses.length === 1 ? 'is' : 'are'} past what history
            shows. The band there is a guess.
          </span>
        </div>
      )}
      {source !== undefined && <ScenarioActions whatIf={whatIf} source={source} />}
    </section>
  );
}

interface PercentProps extends Pick<Props, 'whatIf' | 'formats'> {
  readonly metric: string;
  readonly seen: ReturnType<typeof seenOf>;
}

function PercentSlider({ metric, seen, whatIf: { adjustments, onPercent }, formats }: PercentProps) {
  const styles = useStyles2(getStyles);
  const value = percentOf(adjustments, metric);
  const change = (percent: number) => onPercent(metric, percent);
  const most = Math.max(LIMIT, Math.ceil(Math.abs(value)));
  return (
    <div>
      <div className={styles.line}>
        <span className={styles.label} title={metric}>
          {metric}
        </span>
        <TypedPercent metric={metric} value={value} guess={isGuess(value, seen)} onChange={change} />
      </div>
      <Slider
        label={`Change of ${metric}`}
        value={value}
        min={-most}
        max={most}
        leap={10}
        spoken={`${percentText(value, formats)}${isGuess(value, seen) ? ', past what history shows' : ''}`}
        origin={0}
        seen={seen}
        onChange={change}
        testId={TEST_IDS.forecastPanel.whatIfPercent}
      />
      <div className={styles.ends}>
        <span>{percentText(-most, formats)}</span>
        <span>{seenText(seen, most, formats)}</span>
        <span>{percentText(most, formats)}</span>
      </div>
    </div>
  );
}

interface TypedProps {
  readonly metric: string;
  readonly value: number;
  readonly guess: boolean;
  readonly onChange: (value: number) => void;
}

/** For those who know the number. */
function TypedPercent({ metric, value, guess, onChange }: TypedProps) {
  const styles = useStyles2(getStyles);
  return (
    <label className={guess ? styles.guessed : undefined}>
      <input
        className={styles.typed}
        type="number"
        step={1}
        min={-LIMIT}
        max={LIMIT}
        aria-label={`Change of ${metric} in percent`}
        value={value}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          if (Number.isFinite(valueAsNumber)) onChange(Math.min(LIMIT, Math.max(-LIMIT, valueAsNumber)));
        }}
      />
      %
    </label>
  );
}

function StartSlider({ series, whatIf: { start, onStart }, formats }: Pick<Props, 'series' | 'whatIf' | 'formats'>) {
  const styles = useStyles2(getStyles);
  const time = series.find(({ forecast }) => forecast)?.forecast?.time ?? [];
  const at =
    start === null
      ? 0
      : Math.max(
          0,
          time.findLastIndex(step => step <= start),
        );
  const text = at === 0 ? 'at once' : formats.date(time[at]!, true);
  if (time.length < 2) return null;
  return (
    <div>
      <div className={styles.line}>
        <span className={styles.label}>Starts</span>
        <span>{text}</span>
      </div>
      <Slider
        label="Starts"
        value={at}
        min={0}
        max={time.length - 1}
        leap={Math.max(1, Math.round(time.length / 10))}
        spoken={text}
        origin={0}
        onChange={step => onStart(step === 0 ? undefined : new Date(time[step]!).toISOString())}
        testId={TEST_IDS.forecastPanel.whatIfStart}
      />
    </div>
  );
}

function Result({ whatIf: { lines }, chosen, formats }: Pick<Props, 'whatIf' | 'chosen' | 'formats'>) {
  const styles = useStyles2(getStyles);
  if (lines.length === 0) return <div className={styles.quiet}>Move a slider to see what comes of it.</div>;
  const line = lines.find(({ key }) => key === chosen?.key);
  if (!chosen || !line) return <div className={styles.quiet}>Click a series to see its difference.</div>;
  const { result, rest } = differenceText(line.difference, chosen.field, formats);
  return (
    <div className={styles.result} role="status" data-testid={TEST_IDS.forecastPanel.whatIfResult}>
      <strong>{result}</strong> {rest}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    flexShrink: 0,
    overflowY: 'auto',
    padding: theme.spacing(0, 1, 0.5, 1.5),
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  line: css({ display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: theme.spacing(1) }),
  name: css({
    fontWeight: theme.typography.fontWeightMedium,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  label: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  quiet: css({ color: theme.colors.text.secondary }),
  ends: css({ display: 'flex', justifyContent: 'space-between', color: theme.colors.text.secondary }),
  typed: css({
    width: 48,
    height: 22,
    padding: theme.spacing(0, 0.5),
    textAlign: 'right',
    color: 'inherit',
    background: theme.components.input.background,
    border: `1px solid ${theme.components.input.borderColor}`,
    borderRadius: theme.shape.radius.default,
  }),
  guessed: css({ color: theme.colors.warning.text }),
  guess: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 1),
    border: `1px solid ${theme.colors.warning.border}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.warning.transparent,
    '& svg': { color: theme.colors.warning.text, flexShrink: 0, marginTop: 2 },
  }),
  result: css({
    color: theme.colors.text.secondary,
    '& strong': {
      color: theme.colors.text.primary,
      fontSize: theme.typography.body.fontSize,
      fontWeight: theme.typography.fontWeightBold,
    },
  }),
});
