// uPlot's configuration: scales, axes, two lines a series, and hooks that paint what is not a line.
import { colorManipulator, formattedValueToString, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import {
  AxisPlacement,
  GraphDrawStyle,
  GraphGradientMode,
  ScaleDirection,
  ScaleOrientation,
  VisibilityMode,
} from '@grafana/schema';
import { UPlotConfigBuilder } from '@grafana/ui';
import type uPlot from 'uplot';
import { frameOf, paintBands, paintFuture, paintMark } from './paint/index.ts';
import type { Scene, SceneSeries } from './scene.ts';

/** What the hooks read while the plot lives. */
export interface Live {
  readonly scene: Scene;
  /** The series pointed at, and those that were pinned. */
  readonly focused: string | null;
  readonly pinned: ReadonlySet<string>;
}

export interface ConfigInput {
  readonly theme: GrafanaTheme2;
  readonly timeZone: TimeZone;
  /** The series of the plot; their number, names and colours do not change while the configuration lives. */
  readonly series: readonly SceneSeries[];
  readonly live: () => Live;
  /** Low panels have no words. */
  readonly bare: boolean;
}

/** CSS pixels. */
const NEAR = 15;
const LINE = 1.5;
const THIN = 1;
/** With fewer samples than this the line alone would claim more than is known. */
export const FEW = 30;
const FORECAST_DASH = [5, 4];
const DRIFT_DASH = [2, 4];
const DIMMED = 0.35;
const OTHER = 0.14;

export function chartConfig({ theme, timeZone, series, live, bare }: ConfigInput): UPlotConfigBuilder {
  const builder = new UPlotConfigBuilder(timeZone);
  builder.addScale({
    scaleKey: 'x',
    isTime: true,
    orientation: ScaleOrientation.Horizontal,
    direction: ScaleDirection.Right,
    range: () => live().scene.time,
  });
  builder.addScale({
    scaleKey: 'y',
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Up,
    range: () => valueRange(live()),
  });
  addAxes(builder, theme, timeZone, live, bare);
  for (const [i, one] of series.entries()) addLines(builder, one, i, theme, live);
  addPainters(builder, theme, live, bare);
  // A sample answers for its own place in time, not for the hole beside it.
  builder.setCursor({ hover: { prox: u => Math.max(NEAR, u.width / u.data[0].length) } });
  // Above: the word "now"; at the right: half of a date.
  if (!bare) builder.setPadding([16, 24, 0, 0]);
  return builder;
}

/** The user's limits win. */
function valueRange({ scene }: Live): uPlot.Range.MinMax {
  const { min, max } = scene.series[0]?.field.config ?? {};
  const [low, high] = scene.value ?? [0, 1];
  return [min ?? low, max ?? high];
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

function addLines(builder: UPlotConfigBuilder, one: SceneSeries, i: number, theme: GrafanaTheme2, live: () => Live) {
  const color = () => lineColor(one, live());
  const samples = one.history.time.length;
  const common = {
    scaleKey: 'y',
    theme,
    drawStyle: GraphDrawStyle.Line,
    lineWidth: one.other ? THIN : LINE,
    lineColor: one.color,
    gradientMode: GraphGradientMode.None,
    dynamicSeriesColor: color,
    pointSize: 5,
    spanNulls: false,
  };
  builder.addSeries({
    ...common,
    showPoints: samples < FEW ? VisibilityMode.Always : VisibilityMode.Never,
    dataFrameFieldIndex: { frameIndex: i, fieldIndex: 1 },
  });
  const dash = one.forecast?.custom.method === 'drift' || one.doubtful ? DRIFT_DASH : FORECAST_DASH;
  builder.addSeries({
    ...common,
    lineStyle: { fill: 'dash', dash },
    showPoints: VisibilityMode.Never,
    dataFrameFieldIndex: { frameIndex: i, fieldIndex: 2 },
  });
}

/** Whoever is pointed at stands out: the others step back. */
function lineColor({ key, color, other }: SceneSeries, { focused, pinned }: Live): string {
  const chosen = key === focused || pinned.has(key);
  if (chosen) return color;
  if (other) return colorManipulator.alpha(color, OTHER);
  return focused === null && pinned.size === 0 ? color : colorManipulator.alpha(color, DIMMED);
}

function addPainters(builder: UPlotConfigBuilder, theme: GrafanaTheme2, live: () => Live, bare: boolean): void {
  builder.addHook('drawClear', u => paintFuture(frameOf(u), live().scene, theme));
  builder.addHook('drawAxes', u => {
    const frame = frameOf(u);
    for (const one of withBands(live())) paintBands(frame, one, bare);
  });
  builder.addHook('draw', u => paintMark(frameOf(u), live().scene, theme, !bare));
}

/** The pinned ones and the one pointed at, else those that show theirs at rest. */
function withBands({ scene, focused, pinned }: Live): SceneSeries[] {
  const chosen = scene.series.filter(({ key }) => key === focused || pinned.has(key));
  return chosen.length > 0 ? chosen : scene.series.filter(({ key }) => scene.atRest.has(key));
}
