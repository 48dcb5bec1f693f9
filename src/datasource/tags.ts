// What an ad hoc filter of a dashboard offers: labels and values of the metrics that its panels ask for.
import type { MetricFindValue } from '@grafana/data';
import type { Resources } from '../shared/service/index.ts';
import { texts } from './variables/variable-query.ts';

export async function tagKeys(ask: Resources, metrics: readonly string[]): Promise<MetricFindValue[]> {
  const labels = await Promise.all(metrics.map(metric => ask.labels(metric)));
  return texts(sorted(labels.flat().map(({ name }) => name)));
}

export async function tagValues(ask: Resources, metrics: readonly string[], key: string): Promise<MetricFindValue[]> {
  const labels = await Promise.all(metrics.map(metric => ask.labels(metric)));
  return texts(sorted(labels.flat().flatMap(({ name, values }) => (name === key ? values : []))));
}

const sorted = (names: readonly string[]) => [...new Set(names)].sort();
