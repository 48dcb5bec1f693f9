// Answers for one series and one method: how it would have done at past origins, seeing at each what was there then.
import { detectSeasons, getModel, type ModelName, type Series } from '@foresight/models';
import { type Backtest, backtest } from '@foresight/models/evaluate';
import { type SeriesFeatures, seriesFeatures } from '../../features/forecast/index.ts';
import { isRefusal, type SeriesQuestion, type SeriesRefusal } from '../forecast/index.ts';

/** As in SeriesQuestion, and where the origins lie. */
export interface BacktestQuestion extends SeriesQuestion {
  /** All methods compared, this one among them: they share their origins. */
  readonly models: readonly ModelName[];
  /** Most origins. */
  readonly origins: number;
  /** Slots between origins; absent: a horizon, or closer where the series is short. */
  readonly spacing?: number;
  /** Season of seasonal naive and of the scale, in steps; absent: the first that the data show. */
  readonly baseline?: number;
}

/** What is told of it: scores, not the forecasts. */
export interface SeriesBacktest extends Omit<Backtest, 'origins' | 'mase' | 'smape'> {
  readonly ok: true;
  readonly origins: number;
  /** Seconds of work, features to scores. */
  readonly seconds: number;
}

/** Refusals are answers; anything else that goes wrong is thrown. */
export function backtestSeries(question: BacktestQuestion): SeriesBacktest | SeriesRefusal {
  try {
    return answer(question);
  } catch (error) {
    if (isRefusal(error)) return { ok: false, reason: error.message };
    throw error;
  }
}

function answer(question: BacktestQuestion): SeriesBacktest | SeriesRefusal {
  const started = performance.now();
  const { model, models, horizon, levels, origins: most, spacing } = question;
  if (question.value.length < 2) return { ok: false, reason: tooFew(question) };
  // Nothing after the last value is asked for: what moves the series need not be known beyond it.
  const features = seriesFeatures(question, { ...question, horizon: 0 });
  const tested = backtest(getModel(model), features.series, {
    ...features.fit,
    horizon,
    levels,
    seasons: seasonsOf(model, features),
    baseline: question.baseline ?? features.seasons[0] ?? 1,
    fewest: fewestFor(models, features, horizon) ?? fewestOf(model, features),
    origins: most,
    ...(spacing === undefined ? {} : { spacing }),
    ...(question.seasons ? {} : { seasonsAt: pastSeasons(question) }),
  });
  if (tested.origins.length === 0) return { ok: false, reason: tested.reason! };
  const { mase: _, smape: _s, origins, ...rest } = tested;
  return { ok: true, ...rest, origins: origins.length, seconds: (performance.now() - started) / 1000 };
}

const tooFew = ({ horizon, value }: BacktestQuestion) =>
  `a backtest of ${horizon} steps needs ${horizon + 2} points or more, has ${value.length}`;

const seasonsOf = (model: ModelName, { seasons, plausible }: Pick<SeriesFeatures, 'seasons' | 'plausible'>) =>
  model === 'auto' ? plausible : seasons;

/** The seasons that an origin can find in its own past. */
function pastSeasons({ model, timeKind }: BacktestQuestion): (past: Series) => readonly number[] {
  return ({ values, step }) => seasonsOf(model, detectSeasons({ values, ...(timeKind === 'time' ? { step } : {}) }));
}

/** The method's own minimum, and one season for the baseline. */
function fewestOf(model: ModelName, features: SeriesFeatures): number {
  const seasons = seasonsOf(model, features);
  return Math.max(getModel(model).capability.minimumLength(seasons), seasons[0] ?? 1);
}

/** The largest minimum of the methods that this series is long enough for: they are compared at the same origins. */
function fewestFor(models: readonly ModelName[], features: SeriesFeatures, horizon: number): number | undefined {
  const room = features.series.values.length - horizon;
  const able = models.map(model => fewestOf(model, features)).filter(fewest => fewest <= room);
  return able.length > 0 ? Math.max(...able) : undefined;
}
