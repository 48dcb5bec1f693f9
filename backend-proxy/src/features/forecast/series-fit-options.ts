// The options of a question as a method takes them for one series: zones, dates and other series turned into numbers.
import type { FitOptionsBlock } from '@foresight/contracts';
import { addSteps, DAY, type FitOptions, type Series } from '@foresight/models';
import { type Aligned, alignRegressor, type RegressorPoints } from './align-regressor.ts';
import { holidayEvents } from './holidays.ts';
import { ownEvents } from './own-events.ts';

export interface SeriesFitOptions {
  readonly fit: FitOptions;
  readonly adjustments: readonly string[];
}

export interface FitOptionsQuestion {
  readonly timeKind: 'time' | 'index';
  readonly horizon: number;
  readonly options?: FitOptionsBlock;
  readonly regressors?: readonly RegressorPoints[];
}

/**
 * @throws {RegressorUnusable} when another series does not reach over the horizon, or has too many gaps
 * @throws {ForesightError} bad_request for a calendar, zone or date that does not exist
 */
export function seriesFitOptions(series: Series, question: FitOptionsQuestion): SeriesFitOptions {
  const { options = {}, regressors = [], horizon } = question;
  const { bounds, transform, level_shifts: levelShifts } = options;
  const slots = Float64Array.from({ length: series.values.length + horizon }, (_, i) =>
    addSteps(series.start, series.step, i),
  );
  const aligned = regressors.map(one => alignRegressor(one, slots, series.values.length));
  const calendar = calendarOf(series, slots, question);
  return {
    fit: {
      horizon,
      ...(bounds ? { bounds: { ...bounds } } : {}),
      ...(transform ? { transform } : {}),
      ...(levelShifts === undefined ? {} : { levelShifts }),
      ...calendar.fit,
      ...(aligned.length > 0 ? { regressors: aligned.map(({ regressor }: Aligned) => regressor) } : {}),
    },
    adjustments: [...calendar.adjustments, ...aligned.flatMap(({ adjustments }) => adjustments)],
  };
}

/** Clock and dates. A series of positions has none; one whose stamps are dates has days, and no clock. */
function calendarOf(
  series: Series,
  slots: Float64Array,
  { timeKind, options = {} }: FitOptionsQuestion,
): SeriesFitOptions {
  const { time_zone = 'UTC', holidays = [], events = [] } = options;
  if (timeKind === 'index') {
    const lost = holidays.length + events.length > 0;
    const text = 'holidays and events are left out: the series has positions and no times';
    return { fit: {}, adjustments: lost ? [text] : [] };
  }
  const asDates = stampsAreDates(series);
  const zone = asDates ? 'UTC' : time_zone;
  const span = { from: slots[0]!, to: addSteps(series.start, series.step, slots.length) };
  const own = ownEvents(events, zone).filter(({ from, to }) => to > span.from && from < span.to);
  const all = [...holidayEvents(holidays, span, time_zone, asDates), ...own];
  return {
    fit: { ...(zone === 'UTC' ? {} : { timeZone: zone }), ...(all.length > 0 ? { events: all } : {}) },
    adjustments: [],
  };
}

/** Steps of whole days or months from a midnight UTC on: what a file with dates alone becomes. */
const stampsAreDates = ({ start, step: { unit, count } }: Series): boolean =>
  start % DAY === 0 && (unit === 'month' || count % DAY === 0);
