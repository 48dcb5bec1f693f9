// Forecasts as JSON: a series a line, so that long files are written in parts and can be searched.
import type { SeriesForecast } from '../../predictions/forecast/index.ts';
import { jsonList } from './json-list.ts';

export interface ExplainedForecast {
  readonly id: string;
  readonly answer: SeriesForecast;
}

/** @param stamp the text of a time, epoch ms */
export function* forecastJson(
  forecasts: Iterable<ExplainedForecast>,
  stamp: (ms: number) => string,
): Generator<string> {
  yield '{"format":1,\n';
  yield* jsonList('series', rows(forecasts, stamp));
  yield '}\n';
}

/** One at a time: all of them together may be large. */
function* rows(forecasts: Iterable<ExplainedForecast>, stamp: (ms: number) => string): Generator<object> {
  for (const forecast of forecasts) yield row(forecast, stamp);
}

function row({ id, answer }: ExplainedForecast, stamp: (ms: number) => string): object {
  const { time, point, intervals, method, trust, adjustments, breaches, components } = answer;
  const date = (ms: number | null) => (ms === null ? null : stamp(ms));
  return {
    unique_id: id,
    method,
    trust,
    ds: Array.from(time, stamp),
    yhat: [...point],
    intervals: intervals.map(({ level, lower, upper }) => ({ level, lower: [...lower], upper: [...upper] })),
    ...(breaches && {
      breaches: breaches.map(({ limit, probability, by, early, median, late }) => ({
        limit,
        probability,
        by: [...by],
        early: date(early),
        median: date(median),
        late: date(late),
      })),
    }),
    ...(components && {
      components: components.map(({ kind, name, values }) => ({ kind, name, values: [...values] })),
    }),
    adjustments,
  };
}
