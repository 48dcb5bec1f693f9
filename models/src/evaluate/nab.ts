// The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015): early detections earn, false alarms and misses cost.

export interface NabProfile {
  readonly name: 'standard' | 'low-FP' | 'low-FN';
  /** What a detection earns at most, a false alarm costs at most, a missed window costs. */
  readonly detection: number;
  readonly falseAlarm: number;
  readonly miss: number;
}

export const NAB_PROFILES: readonly NabProfile[] = [
  { name: 'standard', detection: 1, falseAlarm: 0.11, miss: 1 },
  { name: 'low-FP', detection: 1, falseAlarm: 0.22, miss: 1 },
  { name: 'low-FN', detection: 1, falseAlarm: 0.11, miss: 2 },
];

/** First and last row of a labelled anomaly, both inside; windows of a series ascend and do not overlap. */
export type NabWindow = readonly [first: number, last: number];

export interface NabParts {
  readonly windows: number;
  readonly found: number;
  /** Rows with an alert outside all windows. */
  readonly falseAlarms: number;
  /** Sum over found windows of how early the first alert was, at most 1 each. */
  readonly earned: number;
  /** Sum over false alarms of how far off they were, 1 each at most; shortly after a window they may be negative. */
  readonly cost: number;
}

/** Widths after a window from which a false alarm costs all. */
const FAR = 3;

/** Rows at the start that are for learning: 15 %, at most 750. */
export const nabIgnored = (rows: number): number => Math.min(Math.floor(0.15 * rows), 750);

/** @param alerts rows, ascending; those in the ignored start are left out */
export function nabParts(rows: number, windows: readonly NabWindow[], alerts: readonly number[]): NabParts {
  const counted = alerts.filter(row => row >= nabIgnored(rows));
  const first = windows.map(([from, to]) => counted.find(row => row >= from && row <= to));
  const outside = counted.filter(row => !windows.some(([from, to]) => row >= from && row <= to));
  const found = first.filter(row => row !== undefined).length;
  const earned = windows.map((window, k) => (first[k] === undefined ? 0 : earliness(window, first[k])));
  return {
    windows: windows.length,
    found,
    falseAlarms: outside.length,
    earned: sum(earned),
    cost: sum(outside.map(row => -afterwards(windows, row))),
  };
}

/** 0 finds nothing and says nothing, 100 alerts on the first row of every window and nowhere else. */
export function nabScore(parts: readonly NabParts[], { detection, falseAlarm, miss }: NabProfile): number {
  const windows = sum(parts.map(p => p.windows));
  const raw = sum(parts.map(p => detection * p.earned - falseAlarm * p.cost - miss * (p.windows - p.found)));
  return (100 * (raw + miss * windows)) / ((detection + miss) * windows);
}

const sigmoid = (u: number) => 2 / (1 + Math.exp(5 * u)) - 1;

function earliness([from, to]: NabWindow, row: number): number {
  return sigmoid(-(to - row + 1) / (to - from + 1)) / sigmoid(-1);
}

/** Just after a window an alarm is hardly wrong, later it is; before the first it is. */
function afterwards(windows: readonly NabWindow[], row: number): number {
  const past = windows.findLast(([, to]) => to < row);
  if (!past) return -1;
  const widths = (row - past[1]) / (past[1] - past[0]);
  return widths > FAR ? -1 : sigmoid(widths);
}

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);
