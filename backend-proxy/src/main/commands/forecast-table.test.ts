import type { ForecastAnswer } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { forecastTable, pickRows, rowOf } from './forecast-table.ts';

const TRUST: ForecastAnswer['trust'] = {
  skill: 0.25,
  mase: 0.8,
  smape: 5,
  coverage: [
    { level: 0.8, share: 0.81 },
    { level: 0.95, share: 0.944 },
  ],
  origins: 5,
  claim: 'beats-naive',
  reason: null,
};

const forecast = (metric: string, id: string, over: Partial<ForecastAnswer> = {}): ForecastAnswer => ({
  series_id: '1',
  metric,
  labels: { unique_id: id },
  model: 'auto',
  method: 'auto',
  model_version: 'v',
  run_id: 'r',
  issued_at: '2026-01-01T00:00:00.000Z',
  origin: '2026-01-01T00:00:00.000Z',
  time: ['2026-01-01T01:00:00.000Z'],
  point: [10],
  intervals: [
    { level: 0.8, lower: [9], upper: [11] },
    { level: 0.95, lower: [8], upper: [12] },
  ],
  trust: TRUST,
  adjustments: [],
  options: {},
  ...over,
});

describe('the table of forecasts', () => {
  it('shows the method, its skill, how well the bands held, and the next step with its widest band', () => {
    const lines = forecastTable([rowOf(forecast('load', 'a'))], [0.8, 0.95]).split('\n');
    expect(lines).toEqual([
      'series    method  skill  held 80% / 95%  next  95% band',
      '────────  ──────  ─────  ──────────────  ────  ────────',
      'load · a  auto      25%       81% / 94%    10  8 … 12',
    ]);
  });

  it.each([
    ['no-skill', -0.3, 'none'],
    ['no-backtest', null, '–'],
  ] as const)('does not boast: a claim of %s reads %s → %s', (claim, skill, shown) => {
    const row = rowOf(forecast('load', 'a', { trust: { ...TRUST, claim, skill, coverage: [] } }));
    expect(forecastTable([row], [0.9]).split('\n')[2]).toMatch(new RegExp(`^load · a +auto +${shown} +– `));
  });

  it('names a series by its labels where it has some, else by its id', () => {
    const labels = { unique_id: 'x/eu', region: 'eu', tier: 'gold' };
    expect(rowOf(forecast('load', 'x', { labels })).series).toBe('load · eu gold');
    expect(rowOf(forecast('load', 'x')).series).toBe('load · x');
    expect(rowOf(forecast('load', 'x', { labels: {} })).series).toBe('load');
  });
});

describe('the rows that are shown', () => {
  it('are some of every metric, so that one with many series does not push the others out', () => {
    const many = Array.from({ length: 50 }, (_, i) => forecast('many', `m${i}`));
    const few = [forecast('few', 'f0'), forecast('few', 'f1')];
    const shown = pickRows([...many, ...few], 6);
    expect(shown.map(one => one.labels.unique_id)).toEqual(['m0', 'm1', 'm2', 'f0', 'f1']);
    expect(pickRows([], 6)).toEqual([]);
  });
});
