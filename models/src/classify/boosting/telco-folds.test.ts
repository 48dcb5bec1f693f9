// Boosting on customers that it has not seen, on the folds on which others were measured. About 8 s.
import { describe, expect, it } from 'vitest';
import { knownFolds } from '../../../test/known-folds.ts';
import { hasTelco, readTelco } from '../../../test/telco-data.ts';
import { sigmoid } from '../log-odds.ts';
import { auc, logLoss } from '../scores/index.ts';
import { take, takeRows } from '../take-rows.ts';
import { type BoostingOptions, fitBoosting } from './index.ts';

const why = hasTelco ? '' : ' (skipped: no customers in ../shared/data/telco)';

describe.skipIf(!hasTelco)(`boosting on unseen Telco customers${why}`, () => {
  const { table, labels } = hasTelco ? readTelco() : { table: { rows: 0, features: [] }, labels: new Uint8Array(0) };

  function outOfFold(options: BoostingOptions): Float64Array {
    const chances = new Float64Array(table.rows);
    for (const { train, test } of knownFolds(labels, 5, 1)) {
      const model = fitBoosting(takeRows(table, train), take(labels, train, new Uint8Array(train.length)), options);
      model.predict(takeRows(table, test)).forEach((odds, i) => {
        chances[test[i]!] = sigmoid(odds);
      });
    }
    return chances;
  }

  it('is as good as LightGBM (0.8456, 0.4152) at the same settings', () => {
    const chances = outOfFold({ trees: 200, leaves: 8, rate: 0.03, l2: 0, columnShare: 1, rowShare: 1 });
    expect(auc(chances, labels)).toBeGreaterThanOrEqual(0.844);
    expect(logLoss(chances, labels)).toBeLessThanOrEqual(0.4165);
  });

  it('is better by default', () => {
    const chances = outOfFold({});
    expect(auc(chances, labels)).toBeGreaterThanOrEqual(0.847);
    expect(logLoss(chances, labels)).toBeLessThanOrEqual(0.413);
  });
});
