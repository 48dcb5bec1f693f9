// Ready-made queries, for workspaces that have the metrics of the sample: credit consumption, growth, peaks, errors.
import {
  CAPACITY_QUERY_TYPE,
  CAPACITY_QUERY_VERSION,
  FORECAST_QUERY_TYPE,
  FORECAST_QUERY_VERSION,
  GROWTH_QUERY_TYPE,
  GROWTH_QUERY_VERSION,
} from '@foresight/contracts';

export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What it answers, in a line. */
  readonly description: string;
  /** All members but Grafana's own. */
  readonly query: Readonly<Record<string, unknown>> & {
    readonly queryType: string;
    readonly version: number;
    readonly metric: string;
  };
}

const forecast = { queryType: FORECAST_QUERY_TYPE, version: FORECAST_QUERY_VERSION };
const growth = { queryType: GROWTH_QUERY_TYPE, version: GROWTH_QUERY_VERSION, show: 'series', horizon: 90 };
const capacity = { queryType: CAPACITY_QUERY_TYPE, version: CAPACITY_QUERY_VERSION, show: 'peaks' };

export const PRESETS: readonly Preset[] = [
  {
    id: 'credits-by-feature-and-service',
    name: 'Credit consumption by feature and service',
    description: 'A forecast of each part for 30 days',
    query: { ...forecast, metric: 'credits_consumed', horizon: 30 },
  },
  {
    id: 'credits-total',
    name: 'Credit consumption, total',
    description: 'The sum for 30 days, in agreement with its features and services',
    query: {
      ...forecast,
      metric: 'credits_consumed',
      groupBy: [],
      hierarchy: ['feature', 'service'],
      horizon: 30,
    },
  },
  {
    id: 'growth-daily',
    name: 'Growth of daily active users',
    description: 'Best, likely and worst case for 90 days',
    query: { ...growth, metric: 'active_users' },
  },
  {
    id: 'growth-weekly',
    name: 'Growth of weekly active users',
    description: 'Best, likely and worst case for 90 days',
    query: { ...growth, metric: 'active_users_7d' },
  },
  {
    id: 'growth-monthly',
    name: 'Growth of monthly active users',
    description: 'Best, likely and worst case for 90 days',
    query: { ...growth, metric: 'active_users_30d' },
  },
  {
    id: 'peak-usage',
    name: 'Peak usage',
    description: 'How high the requests of each day ahead get, and at what hour',
    query: { ...capacity, metric: 'requests' },
  },
  {
    id: 'errors-by-agent',
    name: 'Errors by agent',
    description: 'A forecast of the errors of each agent for 30 days',
    query: { ...forecast, metric: 'errors', horizon: 30 },
  },
];

/** Those whose metric is stored. */
export function presetsFor(stored: readonly { readonly metric: string }[]): Preset[] {
  const known = new Set(stored.map(({ metric }) => metric));
  return PRESETS.filter(({ query }) => known.has(query.metric));
}
