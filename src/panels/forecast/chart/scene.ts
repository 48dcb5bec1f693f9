// Everything that the picture of one moment is drawn from. The chart's hooks read the newest one.
import type { FrameStep } from '@foresight/contracts';
import { stepMs } from '../../../shared/format/index.ts';
import { type ThresholdLine, thresholdLines } from '../goals/threshold-lines.ts';
import { isReplay, type ReplayScore, replayScore } from '../replay/score.ts';
import { isDoubtful } from '../trust/judge.ts';
import { type Aligned, align } from './align.ts';
import { type AnchoredForecast, anchored, anchoredOutcomes } from './anchor.ts';
import { breakGaps } from './break-gaps.ts';
import type { DrawnSeries } from './drawn-series.ts';
import { gapSince } from './late.ts';
import { countNotPositive, type LogBase, logBaseOf, positive } from './log-scale.ts';
import { type PlacedMark, placeMarks } from './place-marks.ts';
import { type Future, padded, paddedLog, type Range, timeSpan, valueSpan, withThresholds } from './ranges.ts';

export interface SceneSeries extends DrawnSeries {
  /** With the last value before it. */
  readonly ahead?: AnchoredForecast;
  /** Its band is hatched: nobody vouches for it. */
  readonly doubtful: boolean;
  readonly step?: FrameStep;
  /** What was unusual in its history. */
  readonly marks: readonly PlacedMark[];
  /** What became of it; only of a forecast of the past. */
  readonly replay?: ReplayScore;
}

/** A forecast of the past, drawn as what it was: words of then. */
export const isPast = ({ forecast }: Pick<SceneSeries, 'forecast'>): boolean =>
  forecast !== undefined && isReplay(forecast);

export interface Mark {
  readonly at: number;
  readonly label: string;
}

export interface Late {
  readonly span: Range;
  readonly label: string;
}

export type MarkWord = 'from' | 'as of' | 'no data since';

export interface Scene {
  readonly series: readonly SceneSeries[];
  /** Times, then two columns a series: history and forecast. */
  readonly data: Aligned;
  readonly time: Range;
  /** null where nothing is to be seen. */
  readonly value: Range | null;
  /** Where the future begins; Infinity: not in the picture. */
  readonly futureFrom: number;
  readonly mark: Mark | null;
  /** Where a forecast of the past begins. */
  readonly asOf: Mark | null;
  /** Span up to now that no data has come for. */
  readonly late: Late | null;
  readonly thresholds: readonly ThresholdLine[];
  /** Base of a logarithmic scale. */
  readonly log?: LogBase;
  /** Values at or below zero, which such a scale has no place for. */
  readonly unplaced: number;
  /** Keys of the series whose bands are drawn when nobody points anywhere. */
  readonly atRest: ReadonlySet<string>;
}

/** Steps after its last value within which a forecast is made of the present. */
const AT_ONCE = 2;
/** Milliseconds that an answer may take. */
const ANSWERED = 60_000;
/** Bands of more series than this are mud. */
const MOST_AT_REST = 2;

export interface SceneInput {
  readonly drawn: readonly DrawnSeries[];
  readonly range: Range;
  readonly future: Future;
  /** Epoch ms. */
  readonly now: number;
  /** "from 24 Oct", "as of 24 Oct", "no data since 19 Nov, 22:00". */
  readonly markLabel: (word: MarkWord, at: number) => string;
}

export function buildScene({ drawn, range, future, now: clock, markLabel }: SceneInput): Scene {
  // A range up to now ended when it was asked for; the answer took its time.
  const now = clock > range[1] && clock - range[1] < ANSWERED ? range[1] : clock;
  const series = drawn.map(one => sceneSeries(one, now));
  const time = timeSpan(drawn, range, future);
  const atRest = new Set(drawn.length <= MOST_AT_REST ? drawn.map(({ key }) => key) : []);
  const log = logBaseOf(drawn[0]?.field);
  const thresholds = thresholdLines(drawn);
  const span = valueSpan(drawn, { shown: atRest, time, log: log !== undefined });
  const columns = series.flatMap(({ history, ahead }) => [breakGaps(history), ahead ?? { time: [], value: [] }]);
  const asOf = asOfMark(drawn, time, markLabel);
  const mark = markOf(drawn, time, now, asOf ? undefined : markLabel);
  return {
    series,
    data: align(log ? columns.map(positive) : columns),
    time,
    value: span && valueRange(span, thresholds, log),
    futureFrom: mark?.at ?? Infinity,
    mark,
    asOf,
    late: lateOf(series, time, now, markLabel),
    atRest,
    thresholds,
    unplaced: log ? countNotPositive(columns) : 0,
    ...(log ? { log } : {}),
  };
}

function valueRange(span: Range, thresholds: readonly ThresholdLine[], log: LogBase | undefined): Range {
  const values = thresholds.map(({ threshold }) => threshold.value).filter(value => !log || value > 0);
  const wide = withThresholds(span, values);
  return log ? paddedLog(wide, log) : padded(wide);
}

function sceneSeries(one: DrawnSeries, now: number): SceneSeries {
  const { history, forecast } = one;
  const marks = placeMarks(one);
  if (!forecast) return { ...one, marks, doubtful: false };
  return {
    ...one,
    marks,
    ahead: anchored(history, forecast),
    ...(one.outcomes ? { outcomes: anchoredOutcomes(history, one.outcomes) } : {}),
    // What is past is held against the truth instead.
    doubtful: !isReplay(forecast) && isDoubtful(forecast, now),
    step: forecast.custom.step,
    ...(isReplay(forecast) ? { replay: replayScore(one) } : {}),
  };
}

/** Now, where it is in the picture; else, of data that end elsewhere, the moment the forecast was made from. */
function markOf(
  drawn: readonly DrawnSeries[],
  [from, to]: Range,
  now: number,
  label: SceneInput['markLabel'] | undefined,
): Mark | null {
  if (now >= from && now <= to) return { at: now, label: 'now' };
  if (!label) return null;
  const origins = drawn.flatMap(({ forecast }) => (forecast ? [Date.parse(forecast.custom.origin)] : []));
  const at = Math.max(...origins);
  return at >= from && at <= to ? { at, label: label('from', at) } : null;
}

function lateOf(series: readonly SceneSeries[], time: Range, now: number, label: SceneInput['markLabel']): Late | null {
  const span = gapSince(series, time, now);
  return span && { span, label: label('no data since', span[0]) };
}

/** Where the newest of the past forecasts begins: it knew no more than what lies before. */
function asOfMark(drawn: readonly DrawnSeries[], [from, to]: Range, label: SceneInput['markLabel']): Mark | null {
  const past = drawn.flatMap(({ forecast }) => (forecast && isReplay(forecast) ? [forecast.custom] : []));
  if (past.length === 0) return null;
  const newest = past.reduce((a, b) => (a.origin < b.origin ? b : a));
  const at = Date.parse(newest.origin);
  if (at < from || at > to) return null;
  const issued = Date.parse(newest.issued_at);
  // Said long after the data it knew: the line is where those end.
  return { at, label: issued - at <= AT_ONCE * stepMs(newest.step) ? label('as of', issued) : label('from', at) };
}
