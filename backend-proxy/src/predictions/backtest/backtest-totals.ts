// Totals of a backtest over series, a method each.
import type { BacktestRow, BacktestStep, BacktestTotal } from '@foresight/contracts';
import { quantile } from '@foresight/models';
import { owaOrNull } from '@foresight/models/evaluate';

/** @param models in the order of the totals @param levels of the bands */
export function totalsOf(
  rows: readonly BacktestRow[],
  models: readonly string[],
  levels: readonly number[],
): BacktestTotal[] {
  return models.map(model => {
    const own = rows.filter(row => row.model === model);
    const done = own.filter(row => row.status === 'done');
    return {
      model,
      series: done.length,
      failed: own.length - done.length,
      ...scoresOf(done),
      levels: levels.map((level, k) => levelOf(done, level, k)),
      steps: stepsOf(done, levels),
      ...verdictsOf(done),
      seconds: meanOf(done.map(row => row.seconds)),
    };
  });
}

function scoresOf(
  rows: readonly BacktestRow[],
): Pick<BacktestTotal, 'smape' | 'mase' | 'mase_median' | 'owa' | 'skill'> {
  const mase = meanOf(rows.map(row => row.mase));
  const naive = meanOf(rows.filter(row => row.mase !== null).map(row => row.naive_mase));
  return {
    smape: meanOf(rows.map(row => row.smape)),
    mase,
    mase_median: medianOf(rows.map(row => row.mase)),
    owa: owaOf(rows),
    skill: mase === null || !naive ? null : 1 - mase / naive,
  };
}

const levelOf = (rows: readonly BacktestRow[], level: number, k: number): BacktestTotal['levels'][number] => ({
  level,
  coverage: shareOf(rows.map(row => [row.levels[k]!.coverage, row.truths])),
  msis: meanOf(rows.map(row => row.levels[k]!.msis)),
});

function verdictsOf(rows: readonly BacktestRow[]): Pick<BacktestTotal, 'better' | 'worse' | 'undecided' | 'too_few'> {
  const count = (...verdicts: string[]) => rows.filter(row => verdicts.includes(row.test.verdict)).length;
  return {
    better: count('better'),
    worse: count('worse'),
    undecided: count('undecided', 'equal'),
    too_few: count('too-few'),
  };
}

/** Over series where all four scores are known (M4: Makridakis, Spiliotis, Assimakopoulos 2020). */
function owaOf(rows: readonly BacktestRow[]): number | null {
  const known = rows.filter(row => [row.smape, row.mase, row.naive2_smape, row.naive2_mase].every(v => v !== null));
  const mean = (score: 'smape' | 'mase' | 'naive2_smape' | 'naive2_mase') => meanOf(known.map(row => row[score]));
  const [smape, mase] = [mean('naive2_smape'), mean('naive2_mase')];
  return smape === null || mase === null
    ? null
    : owaOrNull({ smape: mean('smape'), mase: mean('mase') }, { smape, mase });
}

/** Each series counts as much as it has truths at the step. */
function stepsOf(rows: readonly BacktestRow[], levels: readonly number[]): BacktestStep[] {
  const length = Math.max(0, ...rows.map(row => row.steps.length));
  return Array.from({ length }, (_, i) => {
    const steps = rows.map(row => row.steps[i]!);
    const over = (of: (step: BacktestStep) => number | null) => shareOf(steps.map(s => [of(s), s.truths]));
    return {
      step: i + 1,
      truths: steps.reduce((sum, s) => sum + s.truths, 0),
      mae: null,
      mase: over(s => s.mase),
      naive_mase: over(s => s.naive_mase),
      coverage: levels.map((level, k) => ({ level, share: over(s => s.coverage[k]!.share) })),
    };
  });
}

/** Mean weighted by truths, over what is known. */
function shareOf(parts: readonly (readonly [number | null, number])[]): number | null {
  let sum = 0;
  let count = 0;
  for (const [value, truths] of parts) {
    if (value === null) continue;
    sum += value * truths;
    count += truths;
  }
  return count === 0 ? null : sum / count;
}

const meanOf = (values: readonly (number | null)[]): number | null => shareOf(values.map(value => [value, 1]));

function medianOf(values: readonly (number | null)[]): number | null {
  const known = values.filter(value => value !== null).sort((a, b) => a - b);
  return known.length === 0 ? null : quantile(known, 0.5);
}
