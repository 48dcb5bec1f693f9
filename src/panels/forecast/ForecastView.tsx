// The picture with its lines of words around it, fitted to the panel's size.
import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps, TimeRange } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type ReactNode, useMemo, useRef } from 'react';
import type { Formats } from '../../shared/format/index.ts';
import type { DrawnSeries } from './chart/drawn-series.ts';
import { ForecastChart } from './chart/ForecastChart.tsx';
import { buildScene, type SceneSeries } from './chart/scene.ts';
import { chartLabel, legendNote, shortText } from './chart/words.ts';
import { layoutOf } from './layout.ts';
import { useChoice } from './legend/choice.ts';
import { markEncodings, markSides } from './legend/encodings.ts';
import { Legend } from './legend/Legend.tsx';
import { SeriesTable } from './legend/SeriesTable.tsx';
import { ForecastMenu, useAlertSubject } from './menu/index.ts';
import type { ForecastPanelOptions } from './options.ts';
import { type PastChoice, ReplayBar, ReplayButton } from './replay/index.ts';
import type { Failure } from './states/failure.ts';
import { Notices } from './states/Notices.tsx';
import { refusalView } from './states/refusal.ts';
import { staleView } from './states/stale.ts';
import { TrustLine } from './trust/TrustLine.tsx';
import { trustLine } from './trust/trust-line.ts';
import { sourceOf, useWhatIf, WhatIfPane } from './whatif/index.ts';

interface Props extends PanelProps<ForecastPanelOptions> {
  readonly drawn: readonly DrawnSeries[];
  readonly timeRange: TimeRange;
  /** Epoch ms. */
  readonly now: number;
  readonly formats: Formats;
  readonly failure: Failure | undefined;
  /** Epoch ms since when refreshes fail. */
  readonly since: number | null;
  readonly past: PastChoice;
  /** A button of the first line. */
  readonly action?: ReactNode;
}

export function ForecastView(props: Props) {
  const { drawn, timeRange, timeZone, now, formats, failure, since, options, past, title, width, height } = props;
  const styles = useStyles2(getStyles);
  const choice = useChoice();
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const scene = useMemo(
    () =>
      buildScene({
        drawn,
        range: [from, to],
        future: options.future,
        now,
        markLabel: (word, at) => `${word} ${formats.date(at, word === 'no data since')}`,
      }),
    [drawn, from, to, options.future, now, formats],
  );
  const line = useMemo(() => trustLine(drawn, now, formats), [drawn, now, formats]);
  const chart = useRef<HTMLDivElement>(null);
  const note = legendNote(scene, timeZone, now, formats);
  const alert = useAlertSubject(props.data.request, title, drawn);
  const refusal = refusalView(drawn, now, formats);
  const stale = staleView(drawn, now, formats);
  // What was said then cannot be changed any more.
  const sliders = options.whatIf && past.asOf === null && drawn.some(({ forecast }) => forecast);
  const whatIf = useWhatIf(drawn, sliders);
  const layout = layoutOf({
    width,
    height,
    names: drawn.filter(({ other }) => !other).map(({ name }) => name),
    marks: markEncodings(scene.series).map(({ text }) => text),
    notice: Boolean(refusal || failure || stale),
    legend: options.showLegend,
    replay: past.possible ? (past.open ? 'open' : 'closed') : 'none',
    whatIf: sliders,
  });
  const pane = layout.paneWidth > 0 && (
    <WhatIfPane
      whatIf={whatIf}
      series={scene.series}
      chosen={onlyOne(scene.series, choice.pinned)}
      formats={formats}
      source={sourceOf(props.data.request)}
      width={layout.paneWidth}
      height={layout.paneHeight}
    />
  );
  return (
    <div className={styles.panel} style={{ width, height }}>
      <TrustLine
        line={line}
        series={drawn}
        formats={formats}
        now={now}
        short={layout.short ? shortText(scene, formats) : null}
        most={layout.narrow ? 2 : undefined}
      >
        <span className={styles.actions}>
          {props.action}
          {layout.replayButton && <ReplayButton {...past} />}
          {!layout.short && (
            <ForecastMenu {...{ title, line, note, chart, alert }} series={drawn} marks={markSides(scene.series)} />
          )}
        </span>
      </TrustLine>
      <Notices
        failure={failure}
        since={since}
        refusal={refusal}
        stale={stale}
        formats={formats}
        height={layout.notice}
        short={layout.short}
      />
      <div className={styles.row} ref={chart}>
        <ForecastChart
          {...choice}
          scene={scene}
          width={layout.chartWidth}
          height={layout.chartHeight}
          timeZone={timeZone}
          formats={formats}
          now={now}
          label={chartLabel(scene, now, formats)}
          onZoom={range => props.onChangeTimeRange(range)}
          onPan={shift => props.onChangeTimeRange({ from: from + shift, to: to + shift })}
          scenarios={whatIf.lines}
          scenarioStart={whatIf.start}
          bare={layout.bare}
        />
        {layout.tableWidth > 0 && (
          <SeriesTable
            {...choice}
            scene={scene}
            formats={formats}
            now={now}
            width={layout.tableWidth}
            height={layout.chartHeight}
          />
        )}
        {!layout.narrow && pane}
      </div>
      {layout.narrow && pane}
      {layout.replay > 0 && (
        <ReplayBar {...past} now={now} formats={formats} withList={!layout.narrow} height={layout.replay} />
      )}
      {layout.legend > 0 && (
        <Legend
          {...choice}
          scene={scene}
          note={layout.narrow ? '' : note}
          withNames={layout.tableWidth === 0}
          scenario={whatIf.lines[0] && (whatIf.lines[0].band?.level ?? 0)}
          height={layout.legend}
        />
      )}
    </div>
  );
}

/** The one that is alone, or the only one pinned. */
const onlyOne = (series: readonly SceneSeries[], pinned: ReadonlySet<string>): SceneSeries | undefined => {
  const chosen = series.length === 1 ? series : series.filter(({ key }) => pinned.has(key));
  return chosen.length === 1 ? chosen[0] : undefined;
};

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden', gap: 0 }),
  actions: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), marginLeft: 'auto', flexShrink: 0 }),
  row: css({ display: 'flex', flexGrow: 1, minHeight: 0, marginTop: theme.spacing(0.5) }),
});
