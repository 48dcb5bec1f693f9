// A result as the report has it.
import type { BacktestRow } from '@foresight/contracts';
import { pairedTest } from '@foresight/models/evaluate';
import type { SeriesBacktest } from './backtest-series.ts';

type Name = Pick<BacktestRow, 'series' | 'model'>;

export function rowOf(name: Name, tested: SeriesBacktest): BacktestRow {
  const { truths, mae, rmse, bias, smape, mase, naiveMase, mape, wape, owa, naive2, pinball } = tested.scores;
  return {
    ...name,
    status: 'done',
    reason: tested.reason,
    season: tested.baseline,
    origins: tested.origins,
    truths,
    skill: tested.skill,
    mae,
    rmse,
    bias,
    smape,
    mase,
    naive_mase: naiveMase,
    mape,
    wape,
    owa,
    naive2_smape: naive2?.smape ?? null,
    naive2_mase: naive2?.mase ?? null,
    pinball,
    levels: tested.coverage.map(levelOf),
    steps: tested.steps.map(stepOf),
    test: testOf(tested.test),
    seconds: tested.seconds,
  };
}

/** @param reason why there is no result, with numbers */
export function failedRow(name: Name, reason: string): BacktestRow {
  const none = {
    skill: null,
    mae: null,
    rmse: null,
    bias: null,
    smape: null,
    mase: null,
    naive_mase: null,
    mape: null,
  };
  const nor = { wape: null, owa: null, naive2_smape: null, naive2_mase: null, pinball: null };
  return {
    ...name,
    status: 'failed',
    reason,
    season: 1,
    origins: 0,
    truths: 0,
    ...none,
    ...nor,
    levels: [],
    steps: [],
    test: testOf(pairedTest([], 1)),
    seconds: 0,
  };
}

const levelOf = (score: SeriesBacktest['coverage'][number]): BacktestRow['levels'][number] => ({
  level: score.level,
  coverage: score.share,
  width: score.meanWidth,
  msis: score.msis,
  pinball_lower: score.pinballLower,
  pinball_upper: score.pinballUpper,
});

const stepOf = ({ step, truths, mae, mase, naiveMase, coverage }: SeriesBacktest['steps'][number]) => ({
  step,
  truths,
  mae,
  mase,
  naive_mase: naiveMase,
  coverage: coverage.map(({ level, share }) => ({ level, share })),
});

const testOf = ({ origins, beaten, independent, p, method, ...test }: SeriesBacktest['test']): BacktestRow['test'] => ({
  origins,
  beaten,
  independent,
  p_value: p,
  method,
  sign_flip: test.signFlip,
  diebold_mariano: test.dieboldMariano?.p ?? null,
  verdict: test.verdict,
  text: test.text,
});
