// How a panel's room is shared out.

export interface LayoutInput {
  readonly width: number;
  readonly height: number;
  /** One a series. */
  readonly names: readonly string[];
  readonly notice: boolean;
  /** Whether legend and table are wanted. */
  readonly legend: boolean;
  /** Whether past forecasts can be chosen, and whether they are being chosen. */
  readonly replay: 'none' | 'closed' | 'open';
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
const linesFor = (names: readonly string[], width: number) =>
  names.length > 1 && names.reduce((sum, name) => sum + name.length * LETTER + AROUND, 0) > width - NOTE ? 2 : 1;

export function layoutOf({ width, height, names, notice, legend, replay }: LayoutInput): Layout {
  const low = height < LOW;
  const short = width < NARROW;
  const table =
    legend && !low && width >= WIDE && names.length >= TABLE_FROM ? Math.min(440, Math.round(width * 0.42)) : 0;
  const legendHeight = !legend || low || short ? 0 : LINE * (table > 0 ? 1 : linesFor(names, width));
  const noticeHeight = notice ? (short ? 76 : 60) : 0;
  const replayButton = replay !== 'none' && !low && !short;
  const replayHeight = replayButton && replay === 'open' ? REPLAY : 0;
  return {
    notice: noticeHeight,
    legend: legendHeight,
    replay: replayHeight,
    replayButton,
    narrow: width < MIDDLE,
    tableWidth: table,
    chartWidth: width - table,
    chartHeight: Math.max(40, height - TRUST - GAP - noticeHeight - legendHeight - replayHeight),
    short,
    bare: low || short,
  };
}
