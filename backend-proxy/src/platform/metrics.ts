// Prometheus metrics of the service itself. One registry an application, so that tests can run several side by side.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly httpSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly pointsWritten: Counter<'kind'>;
  readonly seriesTrained: Counter<'status'>;
  readonly fitSeconds: Histogram<'model'>;
  readonly jobs: Counter<'job' | 'outcome'>;
  readonly databaseUp: Gauge;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'foresight_' });
  const registers = [registry];
  return {
    registry,
    httpSeconds: new Histogram({
      name: 'foresight_http_request_duration_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
      registers,
    }),
    pointsWritten: new Counter({
      name: 'foresight_metric_points_total',
      help: 'Metric points received, by what they did: added, changed, unchanged, pushed',
      labelNames: ['kind'],
      registers,
    }),
    seriesTrained: new Counter({
      name: 'foresight_series_trained_total',
      help: 'Series that went through training, by outcome: done, refused, failed',
      labelNames: ['status'],
      registers,
    }),
    fitSeconds: new Histogram({
      name: 'foresight_fit_duration_seconds',
      help: 'Time to fit, test and predict one series, in a worker thread',
      labelNames: ['model'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers,
    }),
    jobs: new Counter({
      name: 'foresight_jobs_total',
      help: 'Jobs taken from the queue, by outcome: done, failed, given-back',
      labelNames: ['job', 'outcome'],
      registers,
    }),
    databaseUp: new Gauge({ name: 'foresight_database_up', help: '1 while the database answers', registers }),
  };
}
