// The picture: lines by uPlot, bands and marks painted beside them, a tooltip, and the keyboard.
import { css } from '@emotion/css';
import { DashboardCursorSync, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import { EventBusPlugin, TooltipPlugin2, UPlotChart, usePanelContext, useStyles2, useTheme2 } from '@grafana/ui';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type uPlot from 'uplot';
import type { Formats } from '../../../shared/format/index.ts';
import { TEST_IDS } from '../../../shared/test-ids.ts';
import { usePan, usePanned } from '../pan/index.ts';
import type { ScenarioLine } from '../whatif/index.ts';
import { chartConfig } from './chart-config.ts';
import { moveCursor } from './keyboard.ts';
import { FEW } from './line-look.ts';
import type { Live } from './live.ts';
import type { Scene, SceneSeries } from './scene.ts';
import { Tooltip } from './Tooltip.tsx';

interface Props {
  readonly scene: Scene;
  readonly width: number;
  readonly height: number;
  readonly timeZone: TimeZone;
  readonly formats: Formats;
  /** Epoch ms. */
  readonly now: number;
  readonly label: string;
  readonly focused: string | null;
  readonly pinned: ReadonlySet<string>;
  readonly onFocus: (key: string | null) => void;
  readonly onZoom: (range: { from: number; to: number }) => void;
  /** Told by how many ms the picture was drawn along. */
  readonly onPan: (shift: number) => void;
  /** What is tried out, and from when it acts (epoch ms; null: at once). */
  readonly scenarios: readonly ScenarioLine[];
  readonly scenarioStart: number | null;
  /** No axes and no words. */
  readonly bare: boolean;
}

/** Tooltips show all series of a moment: Grafana keeps the name of this mode to itself. */
const ALL_SERIES = 1;

export function ForecastChart(props: Props) {
  const { scene, width, height, timeZone, formats, focused, pinned, onFocus, onZoom, label, bare } = props;
  const { scenarios, scenarioStart } = props;
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const context = usePanelContext();
  const syncMode = context.sync?.() ?? DashboardCursorSync.Off;
  const plot = useRef<uPlot | null>(null);
  const live = useRef<Live>({ scene, focused, pinned, formats, scenarios, scenarioStart });
  live.current = { scene, focused, pinned, formats, scenarios, scenarioStart };

  const panned = usePanned(scene);
  const look = useMemo(() => lookOf(scene), [scene]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` says when the series look another way
  const { builder: config, highlight } = useMemo(
    () =>
      chartConfig({ theme, timeZone, series: scene.series, live: () => live.current, panned, bare, log: scene.log }),
    [look, theme, timeZone, bare, scene.log],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen changes with these
  useEffect(() => highlight.repaint(), [highlight, focused, pinned]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is tried out may need another scale
  useEffect(() => plot.current?.redraw(), [scenarios, scenarioStart]);
  useFocusFromPlot(config, live, onFocus);
  usePan(config, panned, live, props.onPan);

  const onKeyDown = (event: KeyboardEvent) => {
    if (plot.current && moveCursor(plot.current, event, scene, props.now)) event.preventDefault();
  };
  return (
    <div
      className={styles.chart}
      role="application"
      aria-roledescription="chart"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows step through samples
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
      data-testid={TEST_IDS.forecastPanel.chart}
    >
      <UPlotChart
        config={config}
        data={scene.data as uPlot.AlignedData}
        width={width}
        height={height}
        plotRef={made => {
          plot.current = made;
        }}
      >
        <TooltipPlugin2
          config={config}
          hoverMode={ALL_SERIES}
          queryZoom={onZoom}
          syncMode={syncMode}
          syncScope={context.eventsScope}
          maxWidth={360}
          render={(u, _indexes, seriesIndex) => (
            <Tooltip
              scene={scene}
              at={timeAt(u)}
              focused={keyAt(scene.series, seriesIndex) ?? focused}
              formats={props.formats}
              now={props.now}
            />
          )}
        />
        {syncMode !== DashboardCursorSync.Off && <EventBusPlugin config={config} eventBus={context.eventBus} />}
      </UPlotChart>
    </div>
  );
}

/** Changes when the series look another way. */
const lookOf = ({ series }: Scene): string =>
  JSON.stringify(
    series.map(({ key, color, other, doubtful, forecast, history }) => [
      key,
      color,
      other,
      doubtful,
      forecast?.custom.method,
      forecast?.custom.as_of !== undefined,
      history.time.length < FEW,
    ]),
  );

const timeAt = (u: uPlot): number => u.posToVal(u.cursor.left ?? 0, 'x');

/** Each series has two lines, after the column of times. */
const keyAt = (series: readonly SceneSeries[], index: number | null): string | null =>
  index === null || index < 1 ? null : (series[(index - 1) >> 1]?.key ?? null);

function useFocusFromPlot(
  config: ReturnType<typeof chartConfig>['builder'],
  live: { readonly current: Live },
  onFocus: (key: string | null) => void,
): void {
  const tell = useRef(onFocus);
  tell.current = onFocus;
  useMemo(() => {
    config.addHook('setSeries', (_, index) => {
      const { series } = live.current.scene;
      if (series.length > 1) tell.current(keyAt(series, index));
    });
  }, [config, live]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({
    position: 'relative',
    borderRadius: theme.shape.radius.default,
    outline: 'none',
    // Around the plot alone: its labels reach to the edge.
    '&:focus-visible .u-over': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
});
