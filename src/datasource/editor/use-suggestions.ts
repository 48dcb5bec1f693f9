// What the editor offers: metrics, the labels of the chosen one, methods; and what stands in the way of asking for them.
import { METRIC_NAME } from '@foresight/contracts';
import { getTemplateSrv } from '@grafana/runtime';
import { useCallback } from 'react';
import { type Resources, type ServiceProblem, useLoaded } from '../../shared/service/index.ts';

const METRIC = new RegExp(METRIC_NAME);

export type Suggestions = ReturnType<typeof useSuggestions>;

/** @param metric as saved; a variable in it is looked up; none: no labels to suggest */
export function useSuggestions(ask: Resources, metric = '') {
  const name = getTemplateSrv().replace(metric);
  const metrics = useLoaded(useCallback(() => ask.metrics(), [ask]));
  const methods = useLoaded(useCallback(() => ask.methods(), [ask]));
  const loadLabels = useCallback(() => ask.labels(name), [ask, name]);
  const labels = useLoaded(METRIC.test(name) ? loadLabels : undefined);
  const problem: ServiceProblem | undefined = metrics.problem ?? labels.problem ?? methods.problem;
  const retry = () => {
    for (const loaded of [metrics, labels, methods]) if (loaded.problem) loaded.retry();
  };
  return { metrics, labels, methods, problem, retry };
}
