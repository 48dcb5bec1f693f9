// Fitted states to forecasts. A state is plain numbers, so that a stored model predicts the same bytes.
import { aggregates } from './aggregates.ts';
import { arima } from './arima.ts';
import { cycle } from './cycle.ts';
import { factorLine } from './factor-line.ts';
import { lastCycle } from './last-cycle.ts';
import { line } from './line.ts';
import { neuralNet } from './neural-net/index.ts';
import { regression } from './regression.ts';
import { seasonalLine } from './seasonal-line.ts';
import { seasonalWalk } from './seasonal-walk.ts';
import type { Predictor, State } from './state.ts';
import { theta } from './theta.ts';

export type { ArimaState } from './arima.ts';
export type { FactorLineState } from './factor-line.ts';
export type { LineState } from './line.ts';
export {
  inputCount,
  type Layout,
  levelsBefore,
  type Part,
  partSizes,
  pastNeeded,
  UNITS,
  writeInputs,
} from './neural-net/index.ts';
export type { RegressionState } from './regression.ts';
export type { SeasonalLineState } from './seasonal-line.ts';
export { neededPast, plainState, type State } from './state.ts';
export { expectedNext, follow, type ThetaConstants, type ThetaStates } from './theta.ts';

const PREDICTORS = {
  aggregates,
  arima,
  cycle,
  'factor-line': factorLine,
  'last-cycle': lastCycle,
  line,
  'neural-net': neuralNet,
  regression,
  'seasonal-line': seasonalLine,
  'seasonal-walk': seasonalWalk,
  theta,
} satisfies Record<string, Predictor>;

export type PredictorName = keyof typeof PREDICTORS;

/**
 * Forecast 1..horizon steps after the last value the state was fitted on; a prefix of any longer forecast.
 * @param past the latest values, see Predictor
 */
export function predict(name: PredictorName, state: State, horizon: number, past: Float64Array): Float64Array {
  return PREDICTORS[name](state, horizon, past);
}
