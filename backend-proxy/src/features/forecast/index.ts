// Inputs of forecasting models: the series on its grid, sums, and what a question tells beside them.
export { type RegressorPoints, RegressorUnusable } from './align-regressor.ts';
export { checkedFitOptions, regressorName } from './check-fit-options.ts';
export { calendarNamed, calendarText, holidayCalendars } from './holiday-calendars.ts';
export { type Holiday, holidaysOf } from './holidays.ts';
export { matchRegressors, type RegressorSeries, readRegressors, regressorSeries } from './regressor-series.ts';
export { type FeatureOptions, type SeriesFeatures, seriesFeatures } from './series.features.ts';
export { type History, type Sum, sumSeries } from './sum-series.ts';
export { momentOf, wallTime } from './zoned-time.ts';
