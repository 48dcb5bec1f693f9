// Answers the forecast question for one series: features, fit, backtest against seasonal naive, bands. No database.
import type { FitOptionsBlock, Trust } from '@foresight/contracts';
import {
  addSteps,
  type ForecastModel,
  getModel,
  type Interval,
  type ModelName,
  SeriesTooShort,
} from '@foresight/models';
import { type Backtest, backtest } from '@foresight/models/evaluate';
import { GridTooLarge, StepUnknown } from '@foresight/models/series';
import {
  type RegressorPoints,
  RegressorUnusable,
  type SeriesFeatures,
  seriesFeatures,
} from '../../features/forecast/index.ts';
import type { PastErrors } from './agree.ts';
import { type JointAnswer, type JointQuestion, jointAnswer } from './joint-answer.ts';

export interface SeriesQuestion extends JointQuestion {
  /** Epoch ms, ascending. */
  readonly ts: Float64Array;
  readonly value: Float64Array;
  readonly timeKind: 'time' | 'index';
  readonly model: ModelName;
  readonly horizon: number;
  readonly levels: readonly number[];
  readonly seasons?: readonly number[];
  /** What else the question tells; its `regressors` are named there and given in `regressors`. */
  readonly options?: FitOptionsBlock;
  readonly regressors?: readonly RegressorPoints[];
}

export interface SeriesForecast extends JointAnswer {
  readonly ok: true;
  readonly method: ModelName;
  readonly seasons: readonly number[];
  readonly trust: Trust;
  readonly adjustments: readonly string[];
  /** The fitted model as JSON bytes. */
  readonly artifact: Uint8Array;
  readonly dataSha256: Uint8Array;
  readonly trainingStart: number;
  /** Time of the last value: the forecast begins one step after it. */
  readonly origin: number;
  readonly time: Float64Array;
  readonly point: Float64Array;
  readonly intervals: readonly Interval[];
  /** Of the served method, by origin of its backtest. */
  readonly pastErrors: readonly PastErrors[];
  /** Seconds of work, features to bands. */
  readonly seconds: number;
}

/** The refusal with numbers: this series cannot be forecast as asked. */
export interface SeriesRefusal {
  readonly ok: false;
  readonly reason: string;
}

const REFUSALS = [SeriesTooShort, StepUnknown, GridTooLarge, RegressorUnusable];

/** Whether the series cannot be answered as asked: an answer, with numbers, and no fault. */
export const isRefusal = (error: unknown): error is Error => REFUSALS.some(refusal => error instanceof refusal);

/** Refusals are answers; anything else that goes wrong is thrown. */
export function forecastSeries(question: SeriesQuestion): SeriesForecast | SeriesRefusal {
  try {
    return answer(question);
  } catch (error) {
    if (isRefusal(error)) return { ok: false, reason: error.message };
    throw error;
  }
}

function answer(question: SeriesQuestion): SeriesForecast {
  const started = performance.now();
  refuseTooFew(question);
  const features = seriesFeatures(question, question);
  const { series, seasons, plausible } = features;
  const asked: Candidate = {
    model: getModel(question.model),
    seasons: question.model === 'auto' ? plausible : seasons,
  };
  const naive: Candidate = { model: getModel('seasonal-naive'), seasons };
  const askedTest = test(asked, features, question);
  const trust = trustOf(askedTest);
  // Without skill the plain method is served, and the answer says so.
  const served = trust.claim === 'no-skill' ? naive : asked;
  const servedTest = served === asked ? askedTest : test(served, features, question);
  const fitted = served.model.fit(series, { ...features.fit, seasons: served.seasons });
  const { point, intervals } = fitted.predict(question.horizon, question.levels);
  const origin = addSteps(series.start, series.step, series.values.length - 1);
  const time = Float64Array.from({ length: question.horizon }, (_, i) =>
    addSteps(series.start, series.step, series.values.length + i),
  );
  return {
    ok: true,
    method: fitted.method,
    seasons,
    trust: { ...trust, mase: servedTest.mase, smape: servedTest.smape, coverage: coverageOf(servedTest) },
    adjustments: [...features.adjustments, ...fitted.adjustments.map(adjustment => adjustment.text)],
    artifact: new TextEncoder().encode(JSON.stringify(fitted.toJSON())),
    dataSha256: features.dataSha256,
    trainingStart: series.start,
    origin,
    time,
    point,
    intervals,
    ...jointAnswer(fitted, time, question),
    pastErrors: servedTest.origins.map(({ time, actual, forecast }) => ({
      time,
      errors: actual.map((v, i) => v - forecast.point[i]!),
    })),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Said before the step is looked for, so that a single point is called too short and not irregular. */
function refuseTooFew({ model, value, seasons = [] }: SeriesQuestion): void {
  const needs = getModel(model).capability.minimumLength(seasons);
  if (value.length < needs) throw new SeriesTooShort(model, needs, value.length, seasons);
}

/** A method and the seasons it is given. */
interface Candidate {
  readonly model: ForecastModel;
  readonly seasons: readonly number[];
}

/** The baseline repeats a season that the data show, never one that is only tried. */
function test({ model, seasons }: Candidate, features: SeriesFeatures, { horizon, levels }: SeriesQuestion): Backtest {
  const baseline = features.seasons[0] ?? 1;
  return backtest(model, features.series, { ...features.fit, horizon, levels, seasons, baseline });
}

const coverageOf = (tested: Backtest): Trust['coverage'] =>
  tested.coverage.flatMap(({ level, share }) => (share === null ? [] : [{ level, share }]));

function trustOf(tested: Backtest): Trust {
  const { skill, mase, smape, origins } = tested;
  return {
    skill,
    mase,
    smape,
    coverage: coverageOf(tested),
    origins: origins.length,
    ...evidenceOf(tested),
    claim: skill === null ? 'no-backtest' : skill > 0 ? 'beats-naive' : 'no-skill',
    reason: tested.reason ?? (skill !== null && skill <= 0 ? withoutSkill(tested, skill) : null),
  };
}

/** The claim goes by the skill alone: four origins, as many as a forecast takes time for, can never pass a test. */
function evidenceOf({ origins, test: { p, beaten, text } }: Backtest): Pick<Trust, 'p_value' | 'beaten' | 'evidence'> {
  return origins.length === 0 ? {} : { beaten, p_value: p, evidence: text };
}

function withoutSkill({ model, origins }: Backtest, skill: number): string {
  if (model === 'seasonal-naive') return 'seasonal-naive is the baseline itself';
  const share = `${Math.abs(100 * skill).toFixed(1)} %`;
  const times = origins.length === 1 ? '1 origin' : `${origins.length} origins`;
  return `${model} erred ${share} more than seasonal naive at ${times}: seasonal naive is served`;
}
