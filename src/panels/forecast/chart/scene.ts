// Everything that the picture of one moment is drawn from. The chart's hooks read the newest one.
import type { FrameStep } from '@foresight/contracts';
import { isDoubtful } from '../trust/judge.ts';
import { type Aligned, align } from './align.ts';
import { type AnchoredForecast, anchored } from './anchor.ts';
import { breakGaps } from './break-gaps.ts';
import type { DrawnSeries } from './drawn-series.ts';
import { padded, type Range, timeSpan, valueSpan } from './ranges.ts';

export interface SceneSeries extends DrawnSeries {
  /** With the last value before it. */
  readonly ahead?: AnchoredForecast;
  /** Its band is hatched: nobody vouches for it. */
  readonly doubtful: boolean;
  readonly step?: FrameStep;
}

export interface Mark {
  readonly at: number;
  readonly label: string;
}

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
  /** Keys of the series whose bands are drawn when nobody points anywhere. */
  readonly atRest: ReadonlySet<string>;
}

/** Bands of more series than this are mud. */
const MOST_AT_REST = 2;

export interface SceneInput {
  readonly drawn: readonly DrawnSeries[];
  readonly range: Range;
  readonly beyondRange: boolean;
  /** Epoch ms. */
  readonly now: number;
  readonly markLabel: (at: number) => string;
}

export function buildScene({ drawn, range, beyondRange, now, markLabel }: SceneInput): Scene {
  const series = drawn.map(one => sceneSeries(one, now));
  const time = timeSpan(drawn, range, beyondRange);
  const atRest = new Set(drawn.length <= MOST_AT_REST ? drawn.map(({ key }) => key) : []);
  const span = valueSpan(drawn, atRest, time);
  const columns = series.flatMap(({ history, ahead }) => [breakGaps(history), ahead ?? { time: [], value: [] }]);
  const mark = markOf(drawn, time, now, markLabel);
  return {
    series,
    data: align(columns),
    time,
    value: span && padded(span),
    futureFrom: mark?.at ?? Infinity,
    mark,
    atRest,
  };
}

function sceneSeries(one: DrawnSeries, now: number): SceneSeries {
  const { history, forecast } = one;
  if (!forecast) return { ...one, doubtful: false };
  return {
    ...one,
    ahead: anchored(history, forecast),
    doubtful: isDoubtful(forecast, now),
    step: forecast.custom.step,
  };
}

/** Now, where it is in the picture; else, of data that end elsewhere, the moment the forecast was made from. */
function markOf(
  drawn: readonly DrawnSeries[],
  [from, to]: Range,
  now: number,
  label: (at: number) => string,
): Mark | null {
  if (now >= from && now <= to) return { at: now, label: 'now' };
  const origins = drawn.flatMap(({ forecast }) => (forecast ? [Date.parse(forecast.custom.origin)] : []));
  const at = Math.max(...origins);
  return at >= from && at <= to ? { at, label: label(at) } : null;
}
