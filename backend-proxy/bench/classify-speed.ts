// What boosting and its explanations cost on one core: time of the thread, so that a busy machine counts less than on the clock.
import {
  auc,
  type Boosting,
  type BoostingOptions,
  contributions,
  fitBoosting,
  logLoss,
} from '@foresight/models/classify';
import { type BenchRows, benchRows } from './classify-data.ts';

export interface ClassifyCost {
  /** Seconds of the thread, and on the clock: each the least of the rounds. */
  readonly fit: Seconds;
  readonly predict: Seconds;
  readonly explain: Seconds;
  readonly explainOne: Seconds;
  readonly auc: number;
  readonly logLoss: number;
  /** Largest distance of bias and contributions from the log-odds. */
  readonly farthestSum: number;
  /** Of the model as JSON. */
  readonly artefactKb: number;
}

export interface Seconds {
  readonly thread: number;
  readonly clock: number;
}

export const ROWS = 100_000;
export const COLUMNS = 50;
export const TEST_ROWS = 20_000;
const ROUNDS = 3;
export const SETTINGS = {
  trees: 200,
  leaves: 31,
  rate: 0.1,
  l2: 0,
  columnShare: 1,
  rowShare: 1,
} as const satisfies BoostingOptions;

export function measureClassify(): ClassifyCost {
  const train = benchRows(ROWS, COLUMNS, 1);
  const test = benchRows(TEST_ROWS, COLUMNS, 2);
  const [model, fit] = timed(() => fitBoosting(train.table, train.labels, SETTINGS));
  const [chances, predict] = timed(() => model.probability(test.table));
  const [explained, explain] = timed(() => contributions(model, train.table));
  const [, explainOne] = timed(() => contributions(model, firstRow(train)));
  return {
    fit,
    predict,
    explain,
    explainOne,
    auc: auc(chances, test.labels),
    logLoss: logLoss(chances, test.labels),
    farthestSum: farthestSum(model, train, explained),
    artefactKb: JSON.stringify(model).length / 1024,
  };
}

/** The last result, and the least times. */
function timed<T>(work: () => T): [T, Seconds] {
  let least: Seconds = { thread: Number.POSITIVE_INFINITY, clock: Number.POSITIVE_INFINITY };
  let result: T | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const [thread, clock] = [process.threadCpuUsage(), performance.now()];
    result = work();
    const used = process.threadCpuUsage(thread);
    least = {
      thread: Math.min(least.thread, (used.user + used.system) / 1e6),
      clock: Math.min(least.clock, (performance.now() - clock) / 1000),
    };
  }
  return [result as T, least];
}

function firstRow({ table }: BenchRows): BenchRows['table'] {
  const features = table.features.map(feature =>
    feature.kind === 'numeric'
      ? { ...feature, values: feature.values.slice(0, 1) }
      : { ...feature, codes: feature.codes.slice(0, 1) },
  );
  return { rows: 1, features };
}

function farthestSum(
  model: Boosting,
  { table }: BenchRows,
  { bias, columns }: ReturnType<typeof contributions>,
): number {
  return model.predict(table).reduce((most, odds, row) => {
    const sum = columns.reduce((all, { values }) => all + values[row]!, bias);
    return Math.max(most, Math.abs(sum - odds));
  }, 0);
}
