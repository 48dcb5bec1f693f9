// Stores the data of every scenario, and trains what is said to be trained.
import type { HostService } from '../../service.ts';
import { trainMetric } from '../../train-metric.ts';
import { metricOf, SCENARIOS } from './scenarios.ts';

export async function fill(service: HostService): Promise<void> {
  for (const scenario of SCENARIOS) {
    const metric = metricOf(scenario);
    await service.push(metric, scenario.series);
    if (scenario.trained) await trainMetric(service, { metric, horizon: 48 });
  }
}
