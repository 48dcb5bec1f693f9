// What a template variable asks for: names of metrics, names of labels, or values of a label.
import type { DataQuery, MetricFindValue } from '@grafana/data';
import type { Resources } from '../../shared/service/index.ts';

export const VARIABLE_KINDS = ['metrics', 'labels', 'values'] as const;
export type VariableKind = (typeof VARIABLE_KINDS)[number];

/** Saved with the dashboard. `metric` and `label` may hold variables. */
export interface VariableQuery extends DataQuery {
  kind: VariableKind;
  metric?: string;
  label?: string;
  /** The same in words: Grafana shows it as the variable's definition. */
  query?: string;
}

export const NEW_VARIABLE = { kind: 'metrics' } as const satisfies Partial<VariableQuery>;

/** What is still missing from it; undefined when it can be asked. */
export function missingPart({ kind, metric, label }: Partial<VariableQuery>): 'metric' | 'label' | undefined {
  if (kind !== 'labels' && kind !== 'values') return undefined;
  if (!metric) return 'metric';
  return kind === 'values' && !label ? 'label' : undefined;
}

/** @param query with its own variables replaced @returns nothing for a query that is not complete yet */
export async function findValues(ask: Resources, query: Partial<VariableQuery>): Promise<MetricFindValue[]> {
  const { kind = 'metrics', metric = '', label = '' } = query;
  if (missingPart({ kind, metric, label })) return [];
  if (kind === 'metrics') return texts((await ask.metrics()).map(one => one.metric));
  const labels = await ask.labels(metric);
  if (kind === 'labels') return texts(labels.map(({ name }) => name));
  return texts(labels.find(({ name }) => name === label)?.values ?? []);
}

export const texts = (values: readonly string[]): MetricFindValue[] => values.map(value => ({ text: value, value }));

/** "values of region in requests" */
export function variableText({ kind, metric, label }: Partial<VariableQuery>): string {
  if (kind === 'labels') return `labels of ${metric ?? '…'}`;
  return kind === 'values' ? `values of ${label ?? '…'} in ${metric ?? '…'}` : 'metrics';
}
