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
  { queryType: 'quality', model: { metric: 'requests', show: 'metrics', stat: 'age_steps' } },
  { queryType: 'quality', model: { labels: [{ name: 'service', op: '!=', value: 'web' }] } },
];
