// What lines and fills mean; of several series without a table, which is which: pointing shows a series' band, a click
// pins it.
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import type { Scene, SceneSeries } from '../chart/scene.ts';
import { hues } from '../hues.ts';
import type { Choice } from './choice.ts';
import { type Encoding, encodings, markEncodings, scenarioEncodings } from './encodings.ts';
import { Swatch } from './Swatch.tsx';

interface Props extends Choice {
  readonly scene: Scene;
  /** "UTC · hourly · to 1 Jan". */
  readonly note: string;
  /** Names of the series, for when no table has them. */
  readonly withNames: boolean;
  /** Level of the band of a scenario that is tried out; 0: it has none. undefined: nothing is tried out. */
  readonly scenario: number | undefined;
  readonly height: number;
}

export function Legend({ scene, note, withNames, scenario, height, ...choice }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { series } = scene;
  const named = withNames && series.length > 1;
  const color = series.length === 1 ? series[0]!.color : theme.colors.text.secondary;
  const others = series.filter(({ other }) => other).length;
  return (
    <div className={styles.legend} style={{ height }} data-testid={TEST_IDS.forecastPanel.legend}>
      <div className={styles.items}>
        {named && series.filter(({ other }) => !other).map(one => <Name key={one.key} series={one} {...choice} />)}
        {others > 0 && (
          <span className={styles.item}>
            <Swatch kind="actual" color={theme.colors.text.disabled} />
            {others} other
          </span>
        )}
        {(named ? markEncodings(series) : encodings(scene)).map(({ kind, text, hue }) => (
          <span key={text} className={styles.item}>
            <Swatch kind={kind} color={hue ? hueColor(hue, theme) : color} />
            {text}
          </span>
        ))}
        {scenarioEncodings(scenario).map(({ kind, text }) => (
          <span key={text} className={styles.item}>
            <Swatch kind={kind} color={hueColor('second', theme)} />
            {text}
          </span>
        ))}
      </div>
      <span className={styles.note}>{note}</span>
    </div>
  );
}

const hueColor = (hue: NonNullable<Encoding['hue']>, theme: GrafanaTheme2): string =>
  ({ text: theme.colors.text.primary, second: hues(theme).second, warning: theme.colors.warning.text })[hue];

function Name({ series: { key, name, color }, pinned, onFocus, onPin }: { readonly series: SceneSeries } & Choice) {
  const styles = useStyles2(getStyles);
  return (
    <button
      type="button"
      className={cx(styles.item, styles.name, pinned.has(key) && styles.pinned)}
      aria-pressed={pinned.has(key)}
      onMouseEnter={() => onFocus(key)}
      onMouseLeave={() => onFocus(null)}
      onFocus={() => onFocus(key)}
      onBlur={() => onFocus(null)}
      onClick={() => onPin(key)}
    >
      <Swatch kind="actual" color={color} />
      {name}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    overflow: 'hidden',
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: theme.spacing(3),
    color: theme.colors.text.primary,
  }),
  items: css({
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    flexGrow: 1,
    maxHeight: '100%',
    overflowY: 'auto',
  }),
  item: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75), whiteSpace: 'nowrap' }),
  name: css({
    border: 0,
    padding: theme.spacing(0, 0.5),
    borderRadius: theme.shape.radius.default,
    background: 'transparent',
    fontSize: 'inherit',
    '&:hover': { background: theme.colors.action.hover },
  }),
  pinned: css({ background: theme.colors.action.selected }),
  note: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap', flexShrink: 0 }),
});
