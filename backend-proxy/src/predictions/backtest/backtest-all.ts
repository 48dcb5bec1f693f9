// Many series and methods through the workers; what becomes of each is a row, and no failure is the end.
import type { BacktestRow } from '@foresight/contracts';
import type { WorkerPool } from '../../platform/worker-pool.ts';
import type { SeriesRefusal } from '../forecast/index.ts';
import { failedRow, rowOf } from './backtest-row.ts';
import type { BacktestQuestion, SeriesBacktest } from './backtest-series.ts';

export type BacktestPool = WorkerPool<BacktestQuestion, SeriesBacktest | SeriesRefusal>;

export interface NamedQuestion {
  readonly series: string;
  readonly question: BacktestQuestion;
}

/**
 * @param done called after each, with the number that is done
 * @returns a row a question, in their order
 */
export async function backtestAll(
  questions: readonly NamedQuestion[],
  pool: BacktestPool,
  done: (count: number) => void,
): Promise<BacktestRow[]> {
  let count = 0;
  return Promise.all(
    questions.map(async ({ series, question }) => {
      const answer = await pool.run(question).catch((error: Error) => ({ ok: false, reason: error.message }) as const);
      done(++count);
      const name = { series, model: question.model };
      return answer.ok ? rowOf(name, answer) : failedRow(name, answer.reason);
    }),
  );
}
