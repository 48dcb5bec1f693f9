// An honest backtest: at each origin the model is fitted on what came before, bands included, and scored on what came after.
import type { FitOptions, ForecastModel, Series } from '../forecast/model.ts';
import { checkSeasons } from '../forecast/pool/index.ts';
import { backtestOrigins } from './backtest-origins.ts';
import type { Backtest } from './backtest-result.ts';
import { levelScore } from './level-score.ts';
import { meanOrNull } from './mean.ts';
import { pairedTest } from './paired-test.ts';
import { pointScores } from './point-scores.ts';
import { type BacktestOrigin, type OriginTask, scoreOrigin } from './score-origin.ts';
import { stepScores } from './step-score.ts';

/** Options of the fits, cut to what each origin can know, and of the origins. */
export interface BacktestOptions extends FitOptions {
  /** Steps ahead, scored in full. */
  readonly horizon: number;
  /** e.g. [0.8, 0.95] */
  readonly levels: readonly number[];
  /** Season of the seasonal naive it is held against, and of MASE's scale; 1 is the plain naive. Default: the first of `seasons`. */
  readonly baseline?: number;
  /** Most origins to score; default 4. */
  readonly origins?: number;
  /** Slots between origins, as far back as the model goes; default: a horizon or closer, in the later half of the series. */
  readonly spacing?: number;
  /** Fewest values before the first origin; default: the model's minimum. For several models on the same origins: the largest. */
  readonly fewest?: number;
  /** Looks for seasons in the past of each origin; absent: `seasons` at all. */
  readonly seasonsAt?: OriginTask['seasonsAt'];
}

const DEFAULT_ORIGINS = 4;

/**
 * @returns scores over up to 4 origins; null scores and a reason when the series is too short for one
 * @throws {RangeError} for a horizon, level, season, bound, number of origins or spacing out of range
 */
export function backtest(model: ForecastModel, series: Series, options: BacktestOptions): Backtest {
  const seasons = checkSeasons(options.seasons ?? []);
  const { horizon, levels, spacing, seasonsAt } = options;
  const baseline = options.baseline ?? seasons[0] ?? 1;
  const fewest = Math.max(options.fewest ?? model.capability.minimumLength(seasons), seasons[0] ?? 1);
  const most = options.origins ?? DEFAULT_ORIGINS;
  const plan = backtestOrigins(series.values, { horizon, fewest, most, ...(spacing !== undefined && { spacing }) });
  const task: OriginTask = { horizon, levels, baseline, fit: fitOf(options, seasons), ...(seasonsAt && { seasonsAt }) };
  const origins = plan.origins.map(index => scoreOrigin(model, series, index, task));
  const skill = origins.length === 0 ? { value: null, reason: plan.reason } : skillOf(origins);
  const scores = pointScores(origins, series.values, baseline);
  return {
    model: model.name,
    horizon,
    baseline,
    origins,
    skill: skill.value,
    mase: scores.mase,
    smape: scores.smape,
    scores,
    coverage: levels.map((level, k) => levelScore(origins, level, k)),
    steps: stepScores(origins, levels),
    test: pairedTest(
      origins.map(o => ({ index: o.index, model: o.mae, baseline: o.naiveMae })),
      horizon,
    ),
    reason: skill.reason,
  };
}

/** What is left of the options for the fits. */
function fitOf(options: BacktestOptions, seasons: readonly number[]): FitOptions {
  const { levels: _, baseline: _b, origins: _o, spacing: _s, fewest: _f, seasonsAt: _a, ...fit } = options;
  return { ...fit, seasons };
}

function skillOf(origins: readonly BacktestOrigin[]): { value: number | null; reason: string | null } {
  const model = meanOrNull(origins.map(o => o.mae));
  const naive = meanOrNull(origins.map(o => o.naiveMae));
  if (model === null || naive === null) {
    const overflow = origins.some(o => o.mae === Number.POSITIVE_INFINITY || o.naiveMae === Number.POSITIVE_INFINITY);
    return {
      value: null,
      reason: overflow ? 'the errors are too large to add up' : 'every value after the origins is missing',
    };
  }
  if (naive === 0)
    return { value: null, reason: `seasonal naive made no error at ${origins.length} origins: nothing to improve on` };
  return { value: 1 - model / naive, reason: null };
}
