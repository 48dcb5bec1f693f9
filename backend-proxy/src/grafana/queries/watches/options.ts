// What was wished for as options of the detector.
import { type AnomalyWish, ForesightError } from '@foresight/contracts';
import type { AlertRule, DetectOptions } from '@foresight/models/anomaly';

/** @throws {ForesightError} bad_request for x of n values with x above n */
export function detectorOptions(wish: AnomalyWish): Omit<DetectOptions, 'forecast'> {
  const { sensitivity = 'normal', direction = 'both', minDeviation, minDeviationPercent, outside } = wish;
  const rules: AlertRule[] = [];
  if (minDeviation !== undefined) rules.push({ kind: 'minimum-deviation', absolute: minDeviation });
  if (minDeviationPercent !== undefined) rules.push({ kind: 'minimum-deviation', relative: minDeviationPercent / 100 });
  if (outside) {
    if (outside.x > outside.n) {
      throw new ForesightError('bad_request', `${outside.x} of the last ${outside.n} values cannot be outside`, {
        fix: 'give x no larger than n, such as 3 of 5',
      });
    }
    rules.push({ kind: 'outside-band', ...outside });
  }
  if (direction !== 'both') rules.push({ kind: 'direction', only: direction });
  return { sensitivity, rules };
}
