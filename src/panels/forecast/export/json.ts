// The series as data, with how far to trust each forecast and where it comes from.
import type { AnomalyMark, ForecastSeries, Samples } from '../../../shared/frames/index.ts';

export interface ExportedSamples {
  /** ISO 8601, UTC. */
  readonly time: readonly string[];
  readonly value: readonly (number | null)[];
}

/** @param title of the panel @param now epoch ms */
export function jsonOf(series: readonly ForecastSeries[], title: string, now: number): string {
  const answer = { title, exported_at: new Date(now).toISOString(), series: series.map(exported) };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

function exported({ name, labels, field, history, meanOf, forecast, refusal, anomalies }: ForecastSeries) {
  const { unit } = field.config;
  return {
    name,
    labels,
    ...(unit ? { unit } : {}),
    history: { ...samples(history), ...(meanOf ? { mean_of_ms: meanOf } : {}) },
    ...(forecast
      ? { forecast: { ...samples(forecast), bands: forecast.bands.map(bandOf), ...provenance(forecast.custom) } }
      : {}),
    ...(anomalies ? { anomalies: anomalies.map(anomaly) } : {}),
    ...(refusal ? { refusal } : {}),
  };
}

const samples = ({ time, value }: Samples): ExportedSamples => ({
  time: time.map(at => new Date(at).toISOString()),
  value,
});

const anomaly = ({ start, end, ...told }: AnomalyMark) => ({
  start: new Date(start).toISOString(),
  end: new Date(end).toISOString(),
  ...told,
});

const bandOf = ({ level, lower, upper }: { level: number; lower: unknown; upper: unknown }) => ({
  level,
  lower,
  upper,
});

/** All that the service said beside the numbers, but for the mark by which frames of ours are known. */
function provenance<T extends { foresight: number; trust: unknown }>({ foresight, trust, ...made }: T) {
  return { trust, provenance: made };
}
