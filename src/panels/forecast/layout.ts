// How a panel's room is shared out.

export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  /** One a series. */
  readonly names: readonly string[];
  /** What marks are called, beside the names of several series. */
  readonly marks: readonly string[];
  readonly notice: boolean;
  /** Whether legend and table are wanted. */
  readonly legend: boolean;
  /** Whether past forecasts can be chosen, and whether they are being chosen. */
  readonly replay: 'none' | 'closed' | 'open';
  /** Whether there are sliders. */
  readonly whatIf: boolean;
}

/** CSS pixels; 0: it is left out. */
export interface Layout {
  readonly notice: number;
  readonly legend: number;
  readonly replay: number;
  /** Room for the button that opens the past forecasts. */
  readonly replayButton: boolean;
  /** No room for what matters less. */
  readonly narrow: boolean;
  readonly tableWidth: number;
  /** Of the sliders: beside the chart, or below it. */
  readonly paneWidth: number;
  readonly paneHeight: number;
  readonly chartWidth: number;
  readonly chartHeight: number;
  /** Only the trust line's lead has room. */
  readonly short: boolean;
  /** No axes, one band: too low or too narrow for more. */
  readonly bare: boolean;
}

const TRUST = 24;
const GAP = 4;
const LINE = 24;
const REPLAY = 36;
const PANE = 250;
const PANE_BELOW = 210;
const LOW = 200;
const NARROW = 480;
const MIDDLE = 640;
const WIDE = 900;
const TABLE_FROM = 3;

/** About what a letter takes, and what surrounds a name; beside the names stands the note on time. */
const LETTER = 7;
const AROUND = 44;
const NOTE = 200;

/** Two lines at most: a legend that needs more can be scrolled. */
const linesFor = (names: readonly string[], marks: readonly string[], width: number) =>
  names.length > 1 && [...names, ...marks].reduce((sum, name) => sum + name.length * LETTER + AROUND, 0) > width - NOTE
    ? 2
    : 1;

/** Sliders are below the chart where it would be too narrow beside them. */
function paneOf({ whatIf, width, height }: LayoutInput): { readonly beside: number; readonly below: number } {
  if (!whatIf || height < LOW) return { beside: 0, below: 0 };
  if (width >= MIDDLE) return { beside: PANE, below: 0 };
  return { beside: 0, below: Math.min(PANE_BELOW, Math.round(height / 2)) };
}

export function layoutOf(input: LayoutInput): Layout {
  const { width, height, names, marks, notice, legend, replay } = input;
  const low = height < LOW;
  const short = width < NARROW;
  const { beside: pane, below } = paneOf(input);
  const table =
    legend && !low && width - pane >= WIDE && names.length >= TABLE_FROM ? Math.min(440, Math.round(width * 0.42)) : 0;
  const legendHeight = !legend || low || short ? 0 : LINE * (table > 0 ? 1 : linesFor(names, marks, width));
  const noticeHeight = notice ? (short ? 76 : 60) : 0;
  const replayButton = replay !== 'none' && !low && !short;
  const replayHeight = replayButton && replay === 'open' ? REPLAY : 0;
  const chartHeight = Math.max(40, height - TRUST - GAP - noticeHeight - legendHeight - replayHeight - below);
  return {
    notice: noticeHeight,
    legend: legendHeight,
    replay: replayHeight,
    replayButton,
    narrow: width < MIDDLE,
    tableWidth: table,
    paneWidth: pane || (below && width),
    paneHeight: pane > 0 ? chartHeight : below,
    chartWidth: width - table - pane,
    chartHeight,
    short,
    bare: low || short,
  };
}
