// Finding a metric by parts of its name, and saying what is stored of it.
import type { MetricAnswer } from '@foresight/contracts';

/** Metrics whose name holds every word that was typed, in any order and case. */
export function searchMetrics(metrics: readonly MetricAnswer[], text: string): MetricAnswer[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return metrics.filter(({ metric }) => words.every(word => metric.toLowerCase().includes(word)));
}

/** "12 series · last value 14 Dec, 07:00" @param date epoch ms in words */
export function metricText(
  { series, last_time }: Pick<MetricAnswer, 'series' | 'last_time'>,
  date: (ms: number, withTime?: boolean) => string,
): string {
  const last = last_time === null ? 'no values yet' : `last value ${date(Date.parse(last_time), true)}`;
  return `${series.toLocaleString('en')} series · ${last}`;
}
