// A good question of each kind, for others to be bent from. Each is answered as it stands.
import type { Ask } from '../fake-grafana.ts';

export const GOOD_QUERIES: readonly Ask[] = [
  { queryType: 'forecast', model: { metric: 'requests', model: 'drift', horizon: 4 } },
  {
    queryType: 'forecast',
    model: {
      version: 1,
      metric: 'requests',
      labels: [{ name: 'service', op: '=~', value: 'a.*' }],
      groupBy: ['region'],
      hierarchy: ['region', 'service'],
      reconciliation: 'bottom-up',
      horizon: 3,
      levels: [0.8, 0.95],
      model: 'drift',
      seasons: [24],
      roles: ['forecast', 'upper'],
      beyondRange: false,
    },
  },
  {
    queryType: 'forecast',
    model: {
      metric: 'requests',
      model: 'drift',
      horizon: 3,
      time_zone: 'Europe/Berlin',
      holidays: ['DE-BY'],
      events: [{ name: 'sale', from: '2026-01-01' }],
      bounds: { lower: 0, upper: 1000 },
      transform: 'log',
      level_shifts: false,
    },
  },
  {
    queryType: 'growth',
    model: {
      metric: 'requests',
      model: 'drift',
      horizon: 4,
      show: 'goals',
      goals: [{ value: 500, name: 'many', by: '2027-01-01T00:00:00Z' }],
      better: 'higher',
    },
  },
  {
    queryType: 'growth',
    model: { metric: 'requests', model: 'drift', horizon: 4, show: 'milestones', milestones: [150, 200] },
  },
  { queryType: 'growth', model: { metric: 'requests', model: 'drift', horizon: 4, show: 'rate', stat: 'per_week' } },
  {
    queryType: 'whatif',
    model: {
      metric: 'requests',
      model: 'drift',
      horizon: 4,
      adjustments: [
        { metric: 'requests', labels: { service: 'api' }, kind: 'percent', value: 20, from: '2026-01-01T00:00:00Z' },
        { metric: 'requests', kind: 'add', value: -3, to: '2030-01-01T00:00:00Z' },
      ],
      show: 'difference',
      stat: 'percent',
    },
  },
  {
    queryType: 'anomaly',
    model: {
      metric: 'requests',
      groupBy: ['region'],
      sensitivity: 'sensitive',
      direction: 'up',
      minDeviation: 0.5,
      minDeviationPercent: 5,
      outside: { x: 1, n: 3 },
      roles: ['actual', 'score'],
    },
  },
  { queryType: 'anomaly', model: { metric: 'requests', show: 'findings' } },
  {
    queryType: 'breach',
    model: {
      metric: 'requests',
      model: 'drift',
      horizon: 4,
      limits: [{ value: 200, direction: 'above', kind: 'limit', name: 'roof' }],
      stat: 'probability',
    },
  },
  {
    queryType: 'breach',
    model: {
      metric: 'requests',
      model: 'drift',
      horizon: 4,
      limits: [{ value: 50, direction: 'below' }],
      format: 'table',
    },
  },
  {
    queryType: 'capacity',
    model: { metric: 'requests', model: 'drift', horizon: 48, capacity: 500, show: 'days', top: 2 },
  },
  {
    queryType: 'capacity',
    model: { metric: 'requests', model: 'drift', horizon: 48, capacity: 500, show: 'summary', stat: 'headroom' },
  },
  { queryType: 'quality', model: { metric: 'requests', show: 'metrics', stat: 'age_steps' } },
  { queryType: 'quality', model: { labels: [{ name: 'service', op: '!=', value: 'web' }] } },
  { queryType: 'model', model: { metric: 'requests', show: 'health', stat: 'healthy' } },
  { queryType: 'model', model: { show: 'challengers' } },
];
