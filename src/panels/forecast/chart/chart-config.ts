// uPlot's configuration: scales, axes, two lines a series, and hooks that paint what is not a line.
import { colorManipulator, formattedValueToString, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import {
  AxisPlacement,
  GraphDrawStyle,
  GraphGradientMode,
  ScaleDirection,
  ScaleDistribution,
  ScaleOrientation,
  VisibilityMode,
} from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { addHighlight, type Highlight } from '../highlight/index.ts';
import type { Panned } from '../pan/index.ts';
import { spanOf } from '../whatif/scenario-line.ts';
import { MOST_COLOURS } from './drawn-series.ts';
import { colorsOf, dashOf, FEW, LINE } from './line-look.ts';
import type { Live } from './live.ts';
import type { LogBase } from './log-scale.ts';
import { addPainters, paintChosen } from './painters.ts';
import type { SceneSeries } from './scene.ts';

export interface ConfigInput {
  readonly theme: GrafanaTheme2;
  readonly timeZone: TimeZone;
  /** The series of the plot; their number, names and colours do not change while the configuration lives. */
  readonly series: readonly SceneSeries[];
  readonly live: () => Live;
  readonly panned: Panned;
  /** Low panels have no words. */
  readonly bare: boolean;
  /** Base of a logarithmic scale. */
  readonly log: LogBase | undefined;
}

/** CSS pixels. */
const NEAR = 15;
const THIN = 1;
const OTHER = 0.14;

export interface ChartConfig {
  readonly builder: UPlotConfigBuilder;
  /** Of the series pointed at, and of the pinned ones. */
  readonly highlight: Highlight;
}

export function chartConfig({ theme, timeZone, series, live, panned, bare, log }: ConfigInput): ChartConfig {
  const builder = new UPlotConfigBuilder(timeZone);
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => {
      const [from, to] = live().scene.time;
      return [from + panned.shift, to + panned.shift];
    },
  });
  builder.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range: () => valueRange(live()),
    ...(log ? { distribution: ScaleDistribution.Log, log } : {}),
  });
  addAxes(builder, theme, timeZone, live, bare);
  for (const [i, one] of series.entries()) addLines(builder, one, i, theme);
  addPainters(builder, theme, live, bare);
  // A sample answers for its own place in time, not for the hole beside it.
  builder.setCursor({
    hover: { prox: u => Math.max(NEAR, u.width / u.data[0].length) },
    // A dot on each of a hundred lines is a pillar.
    points: { one: series.length > MOST_COLOURS },
  });
  // Above: the word "now"; at the right: half of a date.
  if (!bare) builder.setPadding([16, 24, 0, 0]);
  const highlight = addHighlight(builder, (frame, u) => paintChosen(frame, u, theme, live(), bare));
  return { builder, highlight };
}

/** The user's limits win. */
function valueRange(live: Live): uPlot.Range.MinMax {
  const { scene } = live;
  const { min, max } = scene.series[0]?.field.config ?? {};
  const [low, high] = withRoomFor(live, scene.value ?? (scene.log ? [1, 10] : [0, 1]));
  const placed = (limit: number | null | undefined) => (scene.log && (limit ?? 1) <= 0 ? undefined : limit);
  return [placed(min) ?? low, placed(max) ?? high];
}

/** Above and below, as a share of the picture. */
const ROOM = 0.03;

/** What is tried out may go where no forecast does; never across zero for it, nor to it on a logarithmic scale. */
function withRoomFor({ scene, scenarios }: Live, [low, high]: readonly [number, number]): [number, number] {
  const span = spanOf(scenarios);
  if (!span) return [low, high];
  const pad = ROOM * (high - low);
  const bottom = span[0] >= 0 ? Math.max(0, span[0] - pad) : span[0] - pad;
  return [span[0] < low && !(scene.log && bottom <= 0) ? bottom : low, span[1] > high - pad ? span[1] + pad : high];
}

function addAxes(
  builder: UPlotConfigBuilder,
  theme: GrafanaTheme2,
  timeZone: TimeZone,
  live: () => Live,
  bare: boolean,
): void {
  builder.addAxis({
    scaleKey: 'x',
    isTime: true,
    placement: AxisPlacement.Bottom,
    timeZone,
    theme,
    color: theme.colors.text.secondary,
    show: !bare,
    grid: { show: !bare },
  });
  builder.addAxis({
    scaleKey: 'y',
    placement: AxisPlacement.Left,
    theme,
    color: theme.colors.text.secondary,
    show: !bare,
    grid: { show: !bare },
    // Asked anew each time: the unit may change while the plot lives.
    formatValue: (value, decimals) => {
      const display = live().scene.series[0]?.field.display;
      return display ? formattedValueToString(display(value, decimals)) : String(value);
    },
  });
}

function addLines(builder: UPlotConfigBuilder, one: SceneSeries, i: number, theme: GrafanaTheme2): void {
  const samples = one.history.time.length;
  const { past, ahead } = colorsOf(one, theme);
  const quiet = (color: string) => (one.other ? colorManipulator.alpha(color, OTHER) : color);
  const common = {
    scaleKey: 'y',
    theme,
    drawStyle: GraphDrawStyle.Line,
    lineWidth: one.other ? THIN : LINE,
    gradientMode: GraphGradientMode.None,
    pointSize: 5,
    spanNulls: false,
  };
  builder.addSeries({
    ...common,
    lineColor: quiet(past),
    showPoints: samples < FEW ? VisibilityMode.Always : VisibilityMode.Never,
    dataFrameFieldIndex: { frameIndex: i, fieldIndex: 1 },
  });
  builder.addSeries({
    ...common,
    lineColor: quiet(ahead),
    lineStyle: { fill: 'dash', dash: dashOf(one) },
    showPoints: VisibilityMode.Never,
    dataFrameFieldIndex: { frameIndex: i, fieldIndex: 2 },
  });
}
