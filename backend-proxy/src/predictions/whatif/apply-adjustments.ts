// Lays adjustments over stored forecasts. Arithmetic on the answers: no model is asked how one metric moves another.
import {
  changed,
  changedBand,
  changesAt,
  concerns,
  type ForecastAnswer,
  type WhatIfAdjustment,
  type WhatIfAnswer,
  type WhatIfSeries,
} from '@foresight/contracts';

const ASSUMPTION =
  'Each adjustment acts on the forecast of its own metric directly and fully, from its first to its last step; ' +
  'what it may set off in other metrics is not in these numbers.';

/** Adjustments act in the order given: a percentage after an addition covers the addition, too. */
export function applyAdjustments(
  forecasts: readonly ForecastAnswer[],
  adjustments: readonly WhatIfAdjustment[],
): WhatIfAnswer {
  const series = forecasts.map(forecast => adjust(forecast, adjustments));
  const metrics = [...Map.groupBy(series, one => one.metric)].map(([metric, own]) => {
    const base = total(own.map(one => one.base));
    const scenario = total(own.map(one => one.scenario));
    const difference = scenario - base;
    return {
      metric,
      base_total: base,
      scenario_total: scenario,
      difference,
      percent: base === 0 ? null : (100 * difference) / Math.abs(base),
    };
  });
  return { assumption: ASSUMPTION, metrics, series };
}

function adjust(forecast: ForecastAnswer, adjustments: readonly WhatIfAdjustment[]): WhatIfSeries {
  const acting = adjustments.filter(adjustment => concerns(adjustment, forecast));
  const changes = changesAt(acting, Float64Array.from(forecast.time, Date.parse));
  return {
    series_id: forecast.series_id,
    metric: forecast.metric,
    labels: forecast.labels,
    time: forecast.time,
    base: forecast.point,
    scenario: [...changed(Float64Array.from(forecast.point), changes)],
    intervals: forecast.intervals.map(({ level, lower, upper }) => {
      const band = changedBand({ level, lower: Float64Array.from(lower), upper: Float64Array.from(upper) }, changes);
      return { level, lower: [...band.lower], upper: [...band.upper] };
    }),
  };
}

const total = (columns: readonly (readonly number[])[]): number =>
  columns.reduce((sum, column) => sum + column.reduce((a, b) => a + b, 0), 0);
