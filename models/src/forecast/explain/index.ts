// Where a forecast comes from: parts that sum to it.
export { explainForecast, stepsToExplain } from './explain-forecast.ts';
