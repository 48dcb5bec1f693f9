// The one interface of every forecasting method: fit(series, options) gives a Fitted, and only a Fitted can predict.
import type { Step } from '../series/step.ts';
import type { ChanceKind } from './chance-kind.ts';

/** A regular series. `values[i]` belongs to `addSteps(start, step, i)`; NaN marks a missing value. */
export interface Series {
  readonly values: Float64Array;
  /** Epoch milliseconds (UTC) of the first value. */
  readonly start: number;
  readonly step: Step;
}

export interface FitOptions {
  /** Season lengths in steps, ascending, e.g. [24, 168]. Empty or absent: no season. */
  readonly seasons?: readonly number[];
  /** Steps ahead the bands are calibrated for. Default: the shortest season, or 12. Longer forecasts extend the trend of the spread. */
  readonly horizon?: number;
  /** Hard bounds of the target; forecasts and bands never leave them. */
  readonly bounds?: { readonly lower?: number; readonly upper?: number };
  /** Scale the method works on. 'auto', the default: what suits the method and the values. 'box-cox' finds its own power. */
  readonly transform?: Transform;
  /** IANA name, e.g. 'Europe/Berlin': seasons of a day and more follow its clock through daylight saving. Default: UTC. */
  readonly timeZone?: string;
  /** What moves the series on known dates: holidays, campaigns, outages; past and future. */
  readonly events?: readonly CalendarEvent[];
  /** Other series that move this one, known over the horizon. */
  readonly regressors?: readonly Regressor[];
  /** Whether history before a lasting jump is moved to the level after it. Default: true. */
  readonly levelShifts?: boolean;
}

export type Transform = 'auto' | 'none' | 'log' | 'box-cox';

/** One occurrence; those of one name share their effect. */
export interface CalendarEvent {
  readonly name: string;
  /** Epoch milliseconds (UTC), first moment. */
  readonly from: number;
  /** Epoch milliseconds (UTC), first moment after it. */
  readonly to: number;
}

export interface Regressor {
  readonly name: string;
  /** One a slot of the series and on over the horizon; a forecast reaches as far as they do. Every value is finite. */
  readonly values: Float64Array;
}

export interface Interval {
  /** Promised share of truths inside, strictly between 0 and 1. */
  readonly level: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Point forecast and bands; every array has length `horizon`. */
export interface Forecast {
  readonly point: Float64Array;
  /** One per asked level, in the order asked. */
  readonly intervals: readonly Interval[];
}

/** Possible futures: as a crowd they have the bands of the forecast, each alone moves as the series does. */
export interface SamplePaths {
  readonly count: number;
  readonly horizon: number;
  /** Path p at step i (from 0): `values[p * horizon + i]`. */
  readonly values: Float64Array;
  /** By it chances of crossing are corrected. Absent: they are the shares of the paths. */
  readonly kind?: ChanceKind;
}

export interface PathOptions {
  /** Default: 1000. */
  readonly count?: number;
  /** Whole number; the same seed gives the same paths. Default: 1. */
  readonly seed?: number;
}

/** A part of a forecast, in the units of the data. */
export interface Component {
  readonly kind: 'level' | 'trend' | 'season' | 'event' | 'regressor' | 'level-shift' | 'rest';
  /** In words a user reads, e.g. "season of 24 steps", "Christmas Day". */
  readonly name: string;
  /** One a step. */
  readonly values: Float64Array;
}

/** Where a forecast comes from: at each step the components sum to the point forecast within 1e-9 of the largest of them. */
export interface Explanation {
  readonly point: Float64Array;
  readonly components: readonly Component[];
}

/** A change the method made to the data or to the question, in words a user reads. Nothing is dropped in silence. */
export interface Adjustment {
  readonly kind:
    | 'filled-gaps'
    | 'fallback'
    | 'constant'
    | 'capped-history'
    | 'dropped-season'
    | 'cleaned-spikes'
    | 'uncalibrated-band'
    | 'merged-points'
    | 'moved-points'
    | 'level-shift'
    | 'transform'
    | 'local-clock'
    | 'event'
    | 'regressor'
    | 'bounds';
  readonly text: string;
}

export interface Fitted {
  readonly model: ModelName;
  /** The method that makes the numbers: differs from `model` for `auto` and after a fallback. */
  readonly method: ModelName;
  /** Why these numbers come from this method: one sentence with the errors compared. */
  readonly reason: string;
  readonly adjustments: readonly Adjustment[];
  /**
   * @param horizon whole number of steps, 1 or more
   * @param levels e.g. [0.8, 0.95], each at least 0.5 and at most 0.99
   */
  predict(horizon: number, levels: readonly number[]): Forecast;
  /** Joint futures: for questions about several steps at once, see `joint`. @throws {RangeError} for a count or seed out of range */
  paths(horizon: number, options?: PathOptions): SamplePaths;
  explain(horizon: number): Explanation;
  /** Plain JSON that `fromJSON` turns back; the same data give the same bytes. */
  toJSON(): FittedJson;
}

export type ModelName =
  | 'seasonal-naive'
  | 'drift'
  | 'damped-holt'
  | 'ets'
  | 'theta'
  | 'arima'
  | 'mstl'
  | 'croston'
  | 'sba'
  | 'tsb'
  | 'prophet'
  | 'neural-net'
  | 'auto';

export interface FittedJson {
  readonly model: ModelName;
  readonly method: ModelName;
  /** Version of the layout of `state`; readers refuse versions they do not know. */
  readonly format: number;
  readonly state: Readonly<Record<string, unknown>>;
}

export interface Capability {
  /** Fewest values (after the leading gap) the method needs for these seasons. */
  minimumLength(seasons: readonly number[]): number;
  /** How many seasons the method models; the others are ignored and listed as adjustments. */
  readonly seasons: 0 | 1 | 'many';
  readonly trend: boolean;
  readonly bounds: boolean;
  /** Whether effects of events and of other series can be taken off its values: not where zeros mean that nothing came. */
  readonly regressors: boolean;
  /** Rough cost class, for choosing a queue. */
  readonly cost: 'microseconds' | 'milliseconds' | 'seconds';
}

export interface ForecastModel {
  readonly name: ModelName;
  readonly capability: Capability;
  /** @throws {SeriesTooShort} with the length it needs and has */
  fit(series: Series, options?: FitOptions): Fitted;
  /** @throws {UnknownFormat} when the artefact was written by a newer layout */
  fromJSON(json: FittedJson): Fitted;
}

/** The refusal with numbers. */
export class SeriesTooShort extends Error {
  readonly needs: number;
  readonly has: number;
  constructor(model: ModelName, needs: number, has: number, seasons: readonly number[]) {
    const why = seasons.length > 0 ? ` for season ${seasons.join(', ')}` : '';
    super(`${model} needs at least ${needs} points${why}; the series has ${has}`);
    this.name = 'SeriesTooShort';
    this.needs = needs;
    this.has = has;
  }
}

export class UnknownFormat extends Error {
  constructor(json: FittedJson, known: number) {
    super(`artefact of ${json.model} has format ${json.format}; this version reads format ${known}: retrain the model`);
    this.name = 'UnknownFormat';
  }
}
