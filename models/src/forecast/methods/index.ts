// The point methods: what each member of a pool does of its own, on clean values.
export { adjusted, type Smoother } from './adjusted.ts';
export { arima, FEWEST_TO_SEARCH } from './arima/arima.ts';
export { dampedHolt } from './damped-holt.ts';
export { decomposed } from './decomposed.ts';
export { driftMethod } from './drift.ts';
export { ets, etsWithoutSeason } from './ets/index.ts';
export { holtWinters } from './holt-winters.ts';
export { intermittent } from './intermittent.ts';
export type { PointMethod, Tuning } from './method.ts';
export { multipleAggregation } from './multiple-aggregation.ts';
export { nearestPast } from './nearest-past.ts';
export { difference, type Form } from './regression/form.ts';
export { type LagRegression, lagRegression } from './regression/lag-regression.ts';
export { seasonalNaiveMethod } from './seasonal-naive.ts';
export { seasonalWalk } from './seasonal-walk.ts';
export { ses } from './ses.ts';
export { theta } from './theta.ts';
export { type ThetaForm, thetaForm } from './theta-forms/index.ts';
