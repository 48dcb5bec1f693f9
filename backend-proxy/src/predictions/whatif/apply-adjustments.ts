// Lays adjustments over stored forecasts. Arithmetic on the answers: no model is asked how one metric moves another.
import type { ForecastAnswer, WhatIfAdjustment, WhatIfAnswer, WhatIfSeries } from '@foresight/contracts';

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
  const change = (values: readonly number[]) =>
    values.map((value, i) => acting.reduce((now, adjustment) => step(now, adjustment, forecast.time[i]!), value));
  return {
    series_id: forecast.series_id,
    metric: forecast.metric,
    labels: forecast.labels,
    time: forecast.time,
    base: forecast.point,
    scenario: change(forecast.point),
    intervals: forecast.intervals.map(({ level, lower, upper }) => {
      const [a, b] = [change(lower), change(upper)];
      // A factor below zero turns the band over.
      return {
        level,
        lower: a.map((value, i) => Math.min(value, b[i]!)),
        upper: a.map((value, i) => Math.max(value, b[i]!)),
      };
    }),
  };
}

function concerns({ metric, labels = {} }: WhatIfAdjustment, forecast: ForecastAnswer): boolean {
  return metric === forecast.metric && Object.entries(labels).every(([name, value]) => forecast.labels[name] === value);
}

function step(value: number, { kind, value: by, from, to }: WhatIfAdjustment, time: string): number {
  const at = Date.parse(time);
  if ((from !== undefined && at < Date.parse(from)) || (to !== undefined && at >= Date.parse(to))) return value;
  return kind === 'percent' ? value * (1 + by / 100) : value + by;
}

const total = (columns: readonly (readonly number[])[]): number =>
  columns.reduce((sum, column) => sum + column.reduce((a, b) => a + b, 0), 0);
