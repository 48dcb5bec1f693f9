import type { BacktestRow } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { failedRow } from './backtest-row.ts';
import { totalsOf } from './backtest-totals.ts';

const row = (over: Partial<BacktestRow>): BacktestRow => ({
  ...failedRow({ series: 's', model: 'auto' }, ''),
  status: 'done',
  levels: [],
  ...over,
});
const verdict = (of: BacktestRow['test']['verdict']) => ({ ...row({}).test, verdict: of });
const band = (coverage: number, msis: number | null) => [
  { level: 0.8, coverage, width: 1, msis, pinball_lower: 0, pinball_upper: 0 },
];
const step = (truths: number, mase: number | null, share: number | null) => [
  { step: 1, truths, mae: 9, mase, naive_mase: 2, coverage: [{ level: 0.8, share }] },
];

const rows = [
  row({
    ...{ smape: 10, mase: 1, naive_mase: 2, naive2_smape: 20, naive2_mase: 4, truths: 30, seconds: 1 },
    ...{ levels: band(0.9, 5), steps: step(3, 1, 1), test: verdict('better') },
  }),
  row({
    ...{ smape: 20, mase: 2, naive_mase: 2, naive2_smape: 30, naive2_mase: 2, truths: 10, seconds: 3 },
    ...{ levels: band(0.5, 7), steps: step(1, 3, 0), test: verdict('too-few') },
  }),
  row({
    // A flat history: no scale, so no MASE.
    ...{ smape: 90, mase: null, naive_mase: null, naive2_smape: 5, naive2_mase: null, truths: 0, seconds: 2 },
    ...{ levels: band(0, null), steps: step(0, null, null), test: verdict('equal') },
  }),
  failedRow({ series: 'gone', model: 'auto' }, 'too short'),
  row({ model: 'drift', mase: 7, levels: band(1, 1) }),
];

describe('totals over series', () => {
  const [auto, drift] = totalsOf(rows, ['auto', 'drift'], [0.8]);

  it('are means of what is known, and OWA of means as in M4', () => {
    expect(auto).toMatchObject({ series: 3, failed: 1, smape: 40, mase: 1.5, mase_median: 1.5, seconds: 2 });
    // Over the two series that have both scores: sMAPE 15 of 25, MASE 1.5 of 3.
    expect(auto!.owa).toBeCloseTo((15 / 25 + 1.5 / 3) / 2, 12);
    expect(auto!.skill).toBeCloseTo(1 - 1.5 / 2, 12);
  });

  it('weigh coverage by the truths behind it', () => {
    expect(auto!.levels).toEqual([{ level: 0.8, coverage: (0.9 * 30 + 0.5 * 10) / 40, msis: 6 }]);
    expect(auto!.steps).toEqual([
      { step: 1, truths: 4, mae: null, mase: 1.5, naive_mase: 2, coverage: [{ level: 0.8, share: 0.75 }] },
    ]);
  });

  it('count verdicts', () => {
    expect(auto).toMatchObject({ better: 1, worse: 0, undecided: 1, too_few: 1 });
  });

  it('keep models apart, and say nothing of one without a result', () => {
    expect(drift).toMatchObject({ series: 1, failed: 0, mase: 7 });
    expect(totalsOf([], ['auto'], [0.8])[0]).toMatchObject({ series: 0, owa: null, skill: null, steps: [] });
  });
});
