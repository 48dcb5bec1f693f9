// What the picture says of one moment.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import type { Formats } from '../../../shared/format/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { crossingText } from '../goals/crossing-text.ts';
import { hues } from '../hues.ts';
import { Swatch } from '../legend/Swatch.tsx';
import { headline } from './headline.ts';
import { MARK_WORDS } from './mark-words.ts';
import { type SampleAt, sampleAt } from './sample-at.ts';
import { isPast, type Scene, type SceneSeries } from './scene.ts';
import { rangeText, valueText } from './value-text.ts';

interface Props {
  readonly scene: Scene;
  /** Epoch ms. */
  readonly at: number;
  readonly focused: string | null;
  readonly formats: Formats;
  readonly now: number;
}

/** Names of more series than this hide the picture. */
const MOST_LISTED = 12;

export function Tooltip({ scene: { series }, at, focused, formats, now }: Props) {
  const styles = useStyles2(getStyles);
  const chosen = series.find(({ key }) => key === focused) ?? (series.length === 1 ? series[0] : undefined);
  const sample = chosen ? sampleAt(chosen, at) : series.map(one => sampleAt(one, at)).find(found => found);
  if (!sample) return null;
  return (
    <div className={styles.box} data-testid={TEST_IDS.forecastPanel.tooltip}>
      <div className={styles.head}>{headline(sample.time, now, (chosen ?? series[0])?.step, formats)}</div>
      {chosen ? (
        <>
          {series.length > 1 && <div className={styles.name}>{chosen.name}</div>}
          <SampleRows series={chosen} sample={sample} />
          {sample.forecast !== undefined && <Goals series={chosen} formats={formats} />}
          {sample.mark && <Why>{sample.mark.text}</Why>}
          <Footer series={chosen} sample={sample} formats={formats} />
        </>
      ) : (
        <Everyone series={series} at={sample.time} />
      )}
    </div>
  );
}

function SampleRows({ series, sample }: { readonly series: SceneSeries; readonly sample: SampleAt }) {
  const { field, doubtful } = series;
  const then = isPast(series);
  const theme = useTheme2();
  const color = then ? theme.colors.text.primary : series.color;
  return (
    <>
      {sample.actual !== undefined && (
        <Row
          swatch={<Swatch kind="actual" color={series.color} />}
          name={then ? 'What happened' : 'Actual'}
          value={valueText(field, sample.actual)}
        />
      )}
      {sample.mark && (
        <Row
          swatch={<Swatch kind={sample.mark.side} color={hues(theme).second} />}
          name={MARK_WORDS[sample.mark.side]}
          value={sample.mark.expected === null ? '' : `instead of ${valueText(field, sample.mark.expected)}`}
        />
      )}
      {sample.forecast !== undefined && (
        <Row
          swatch={<Swatch kind="forecast" color={color} />}
          name={then ? 'Forecast then' : 'Forecast'}
          value={valueText(field, sample.forecast)}
        />
      )}
      {sample.bands.map(({ level, lower, upper }, i) => (
        <Row
          key={level}
          swatch={
            <Swatch kind={doubtful ? 'doubtful' : i === sample.bands.length - 1 ? 'outer' : 'inner'} color={color} />
          }
          name={`${Math.round(level * 1000) / 10}% band`}
          value={rangeText(field, lower, upper)}
        />
      ))}
    </>
  );
}

function Everyone({ series, at }: { readonly series: readonly SceneSeries[]; readonly at: number }) {
  const shown = series.filter(({ other }) => !other).slice(0, MOST_LISTED);
  return shown.map(one => {
    const sample = sampleAt(one, at);
    const value = sample?.time === at ? (sample.actual ?? sample.forecast) : undefined;
    if (value === undefined) return null;
    const kind = sample?.actual === undefined ? 'forecast' : 'actual';
    return (
      <Row
        key={one.key}
        swatch={<Swatch kind={kind} color={one.color} />}
        name={sample?.mark ? `${one.name} · ${MARK_WORDS[sample.mark.side].toLowerCase()}` : one.name}
        value={valueText(one.field, value)}
      />
    );
  });
}

function Why({ children }: { readonly children: string }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.goal}>{children}</div>;
}

/** What is said of goals and limits, whichever moment is pointed at. */
function Goals({ series, formats }: { readonly series: SceneSeries; readonly formats: Formats }) {
  const styles = useStyles2(getStyles);
  return (series.forecast?.custom.crossings ?? []).map(crossing => {
    const { name, text } = crossingText(crossing, series, formats);
    return (
      <div key={name} className={styles.goal}>
        <span className={styles.value}>{name}</span> {text}
        {text.endsWith(')') && ': the middle half of the dates'}
      </div>
    );
  });
}

interface FooterProps {
  readonly series: SceneSeries;
  readonly sample: SampleAt;
  readonly formats: Formats;
}

function Footer({ series: { forecast, refusal }, sample, formats }: FooterProps) {
  const styles = useStyles2(getStyles);
  if (refusal) return <div className={styles.foot}>{refusal.reason}</div>;
  if (!forecast || sample.forecast === undefined) return null;
  const { issued_at, method, model_version, source } = forecast.custom;
  const made = source === 'computed' ? 'Made for this picture' : `Made ${formats.date(Date.parse(issued_at), true)}`;
  return <div className={styles.foot}>{`${made} · ${method} ${model_version.slice(0, 8)}`}</div>;
}

interface RowProps {
  readonly swatch: React.ReactNode;
  readonly name: string;
  readonly value: string;
}

function Row({ swatch, name, value }: RowProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.row}>
      {swatch}
      <span className={styles.label}>{name}</span>
      <span className={styles.value}>{value}</span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    minWidth: 200,
    padding: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'normal',
  }),
  head: css({
    paddingBottom: theme.spacing(0.75),
    marginBottom: theme.spacing(0.5),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  name: css({ fontWeight: theme.typography.fontWeightMedium }),
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minHeight: 22 }),
  label: css({ color: theme.colors.text.secondary, flexGrow: 1 }),
  goal: css({ color: theme.colors.text.secondary, marginTop: theme.spacing(0.5), maxWidth: 320 }),
  value: css({ fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap' }),
  foot: css({
    marginTop: theme.spacing(0.5),
    paddingTop: theme.spacing(0.75),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
  }),
});
