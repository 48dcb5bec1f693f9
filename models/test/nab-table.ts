// The detector on the anomaly benchmark, and what else could be said of the same files without looking at them.
import { detectAnomalies, type Sensitivity } from '../src/anomaly/index.ts';
import { NAB_PROFILES, type NabParts, type NabProfile, nabIgnored, nabParts, nabScore } from '../src/evaluate/index.ts';
import { DAY } from '../src/series/index.ts';
import type { NabFile } from './nab-data.ts';
import { uniform } from './sample-series.ts';

export interface NabTable {
  readonly scores: Readonly<Record<NabProfile['name'], number>>;
  readonly windows: number;
  readonly found: number;
  readonly falseAlarms: number;
  /** After the ignored start, inside windows and outside. */
  readonly alertsPerDay: number;
  /** Share of alerts inside a window. */
  readonly hits: number;
}

/** Rows of each file where somebody alerts. */
export type Alerts = (file: NabFile) => readonly number[];

export const ours =
  (sensitivity: Sensitivity): Alerts =>
  ({ series }) =>
    detectAnomalies(series, { sensitivity }).findings.map(finding => finding.index);

export const silent: Alerts = () => [];

/** Every 400 rows, whatever the values: half a day of silence makes even that worth something. */
export const blind: Alerts = ({ series }) =>
  Array.from({ length: Math.ceil(series.values.length / 400) }, (_, k) => 400 * k);

export const perfect: Alerts = ({ windows }) => windows.map(([first]) => first);

/** Scores by chance, alerts where they are highest, no silence: about one row in `every`. */
export const random =
  (seed: number, every: number): Alerts =>
  ({ series }) => {
    const next = uniform(seed + series.values.length);
    return Array.from(series.values.keys()).filter(() => next() < 1 / every);
  };

export function nabTable(files: readonly NabFile[], alerts: Alerts): NabTable {
  const rows = files.map(alerts);
  const parts = files.map(({ series, windows }, k) => nabParts(series.values.length, windows, rows[k]!));
  const told = files.map(({ series }, k) => rows[k]!.filter(row => row >= nabIgnored(series.values.length)).length);
  const total = sum(told);
  const falseAlarms = sum(parts.map(p => p.falseAlarms));
  return {
    scores: scoresOf(parts),
    windows: sum(parts.map(p => p.windows)),
    found: sum(parts.map(p => p.found)),
    falseAlarms,
    alertsPerDay: total / sum(files.map(daysOf)),
    hits: total === 0 ? 0 : 1 - falseAlarms / total,
  };
}

function scoresOf(parts: readonly NabParts[]): NabTable['scores'] {
  const scores = NAB_PROFILES.map(profile => [profile.name, nabScore(parts, profile)]);
  return Object.fromEntries(scores) as NabTable['scores'];
}

function daysOf({ series }: NabFile): number {
  const rows = series.values.length;
  return ((rows - nabIgnored(rows)) * series.step.count) / DAY;
}

const sum = (values: readonly number[]) => values.reduce((total, v) => total + v, 0);
