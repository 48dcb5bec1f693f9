// Entry of the worker threads that forecast: one series in, one answer out.
import { forecastSeries } from './forecast-series.ts';

export default forecastSeries;
