// The accuracy gate of the default classifier: Telco customers, five folds, default settings. About 15 seconds on one core.
import { afterAll, describe, expect, it, vi } from 'vitest';
import { takeRows } from '../src/classify/take-rows.ts';
import { hasTelco, readTelco } from './telco-data.ts';
import { TELCO_ANCHORS, telcoClassifier, telcoScore } from './telco-scores.ts';

// However slow the machine, and however closely it is watched for coverage: accuracy is what is tested.
vi.setConfig({ testTimeout: 600_000 });

/** What was asked: AUC at least, log-loss and calibration error at most this. */
const LEAST_AUC = 0.8465;
const MOST_LOG_LOSS = 0.414;
const MOST_CALIBRATION_ERROR = 0.015;

const lines: string[] = [];
const line = (name: string, ...numbers: readonly number[]) =>
  lines.push(`${name.padEnd(36)}${numbers.map(v => v.toFixed(4)).join('    ')}`);
const why = hasTelco ? '' : ' (skipped: no Telco customers in ../shared/data)';

describe.skipIf(!hasTelco)(`the default classifier on Telco${why}`, () => {
  it('is as accurate as promised, on the folds that others were measured on', () => {
    const score = telcoScore(1);
    lines.push('Telco, 5 folds                         AUC  log-loss       ECE');
    line('default classifier', score.auc, score.logLoss, score.calibrationError);
    for (const [name, area, loss] of TELCO_ANCHORS) line(name, area, loss);
    expect(score.auc).toBeGreaterThanOrEqual(LEAST_AUC);
    expect(score.logLoss).toBeLessThanOrEqual(MOST_LOG_LOSS);
    expect(score.calibrationError).toBeLessThanOrEqual(MOST_CALIBRATION_ERROR);
  });

  it('gives the same bits for the same seed', () => {
    const train = Int32Array.from({ length: 1000 }, (_, i) => 5 * i);
    const [one, other] = [telcoClassifier({ train }), telcoClassifier({ train })];
    const { table } = readTelco();
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(one.score(takeRows(table, train))).toEqual(other.score(takeRows(table, train)));
  });
});

afterAll(() => {
  process.stdout.write(lines.length > 0 ? `${lines.join('\n')}\n` : '');
});
