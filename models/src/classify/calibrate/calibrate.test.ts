import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../statistics/random.ts';
import { sigmoid } from '../log-odds.ts';
import { chooseCalibration } from './choose.ts';
import { fitPlatt } from './platt.ts';

/** Log-odds between -3 and 3, and labels that follow them. */
function sample(rows: number, seed: number) {
  const next = randomNumbers(seed);
  const logOdds = Float64Array.from({ length: rows }, () => 6 * next() - 3);
  return { logOdds, labels: Uint8Array.from(logOdds, x => (next() < sigmoid(x) ? 1 : 0)) };
}

describe('calibration', () => {
  const { logOdds, labels } = sample(4000, 1);

  it('leaves honest log-odds alone', () => {
    const chosen = chooseCalibration(logOdds, labels);
    expect(chosen).toMatchObject({ method: 'none', constant: 0, slope: 1 });
    expect(Math.abs(chosen.logLossAfter! - chosen.logLossBefore)).toBeLessThan(0.001);
  });

  it('undoes what was stretched and shifted, and says what it gained', () => {
    const chosen = chooseCalibration(
      logOdds.map(x => 2.5 * x + 1),
      labels,
    );
    expect(chosen.method).toBe('platt');
    expect(chosen.slope).toBeCloseTo(0.4, 1);
    expect(Math.abs(chosen.constant + 0.4)).toBeLessThan(0.15);
    expect(chosen.logLossAfter).toBeLessThan(chosen.logLossBefore - 0.05);
  });

  it('never turns the ranking round', () => {
    expect(
      chooseCalibration(
        logOdds.map(x => -x),
        labels,
      ).method,
    ).toBe('none');
  });

  it('stays finite where scores separate the labels, and is none where there are too few', () => {
    const line = fitPlatt(Float64Array.of(-2, -1, 1, 2), Uint8Array.of(0, 0, 1, 1));
    expect(Number.isFinite(line.slope) && line.slope > 0).toBe(true);
    expect(chooseCalibration(Float64Array.of(-2, -1, 1, 2), Uint8Array.of(0, 0, 1, 1))).toMatchObject({
      method: 'none',
      logLossAfter: null,
    });
  });
});
