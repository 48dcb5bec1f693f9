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
import type { Formats } from '../../../shared/format/index.ts';
import { paintedThresholds } from '../goals/painted-threshold.ts';
import type { LogBase } from './log-scale.ts';
import {
  type Frame,
  frameOf,
  paintAsOf,
  paintBands,
  paintFuture,
  paintLate,
  paintMark,
  paintMisses,
  paintThresholds,
} from './paint/index.ts';
import { isPast, type Scene, type SceneSeries } from './scene.ts';

/** What the hooks read while the plot lives. */
export interface Live {
  readonly scene: Scene;
  /** The series pointed at, and those that were pinned. */
  readonly focused: string | null;
  readonly pinned: ReadonlySet<string>;
  readonly formats: Formats;
}

export interface ConfigInput {
  readonly theme: GrafanaTheme2;
  readonly timeZone: TimeZone;
  /** The series of the plot; their number, names and colours do not change while the configuration lives. */
  readonly series: readonly SceneSeries[];
  readonly live: () => Live;
  /** Low panels have no words. */
  readonly bare: boolean;
  /** Base of a logarithmic scale. */
  readonly log: LogBase | undefined;
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

export function chartConfig({ theme, timeZone, series, live, bare, log }: ConfigInput): UPlotConfigBuilder {
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
    ...(log ? { distribution: ScaleDistribution.Log, log } : {}),
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
  const [low, high] = scene.value ?? (scene.log ? [1, 10] : [0, 1]);
  const placed = (limit: number | null | undefined) => (scene.log && (limit ?? 1) <= 0 ? undefined : limit);
  return [placed(min) ?? low, placed(max) ?? high];
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
  const color = () => lineColor(one, one.color, live());
  const then = () => lineColor(one, theme.colors.text.primary, live());
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
    ...(isPast(one) ? { lineColor: theme.colors.text.primary, dynamicSeriesColor: then } : {}),
    showPoints: VisibilityMode.Never,
    dataFrameFieldIndex: { frameIndex: i, fieldIndex: 2 },
  });
}

/** Whoever is pointed at stands out: the others step back. */
function lineColor({ key, other }: SceneSeries, color: string, { focused, pinned }: Live): string {
  const chosen = key === focused || pinned.has(key);
  if (chosen) return color;
  if (other) return colorManipulator.alpha(color, OTHER);
  return focused === null && pinned.size === 0 ? color : colorManipulator.alpha(color, DIMMED);
}

function addPainters(builder: UPlotConfigBuilder, theme: GrafanaTheme2, live: () => Live, bare: boolean): void {
  builder.addHook('drawClear', u => {
    paintFuture(frameOf(u), live().scene, theme);
    paintLate(frameOf(u), live().scene, theme, !bare);
  });
  builder.addHook('drawAxes', u => {
    const frame = frameOf(u);
    for (const one of withBands(live())) paintBands(frame, one, theme, bare);
  });
  builder.addHook('draw', u => {
    const frame = frameOf(u);
    const { scene, formats } = live();
    paintMark(frame, scene, theme, !bare && !inTheWay(frame, scene));
    paintAsOf(frame, scene, theme, !bare);
    for (const one of withBands(live())) paintMisses(frame, one, theme);
    const lines = paintedThresholds(scene.thresholds, scene.series, speaker(live()), formats);
    paintThresholds(frame, lines, theme, bare ? null : roomForWords(frame, scene));
  });
}

/** The pinned ones and the one pointed at, else those that show theirs at rest. */
function withBands({ scene, focused, pinned }: Live): SceneSeries[] {
  const chosen = scene.series.filter(({ key }) => key === focused || pinned.has(key));
  return chosen.length > 0 ? chosen : scene.series.filter(({ key }) => scene.atRest.has(key));
}

/** The one series whose goals are told in words. */
function speaker({ scene: { series }, focused, pinned }: Live): SceneSeries | undefined {
  if (series.length === 1) return series[0];
  const chosen = series.filter(({ key }) => (focused === null ? pinned.has(key) : key === focused));
  return chosen.length === 1 ? chosen[0] : undefined;
}

/** Sentences stay over the history: the future has its own drawings. */
const roomForWords = (frame: Frame, { futureFrom }: Scene): number =>
  Number.isFinite(futureFrom) ? Math.min(frame.right, frame.x(futureFrom)) : frame.right;

/** CSS pixels that the words of two marks take. */
const WORDS = 70;
const inTheWay = (frame: Frame, { mark, asOf }: Scene): boolean =>
  mark !== null && asOf !== null && Math.abs(frame.x(mark.at) - frame.x(asOf.at)) < WORDS * frame.ratio;
