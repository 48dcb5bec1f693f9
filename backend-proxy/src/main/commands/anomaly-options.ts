// Options of foresight anomalies alone, read from the text a person typed.
import { ForesightError } from '@foresight/contracts';
import type { AlertRule, Sensitivity } from '@foresight/models/anomaly';
import { whole } from './options.ts';

export interface AnomalyWords {
  readonly sensitivity: Sensitivity;
  readonly minDeviation?: number;
  /** Percent of the expected value. */
  readonly minDeviationPercent?: number;
  readonly x?: number;
  readonly n?: number;
  readonly direction: 'up' | 'down' | 'both';
}

const MOST_LOOKED_BACK = 1_000;

/** @throws {ForesightError} bad_request */
export function parseDeviation(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new ForesightError('bad_request', `minimum deviation ${text} is not a number above 0`, {
    fix: 'give a number such as 10, in the units of the data or in percent',
  });
}

/** @throws {ForesightError} bad_request */
export const parsePoints = {
  x: whole('x', 'points', MOST_LOOKED_BACK),
  n: whole('n', 'points', MOST_LOOKED_BACK),
};

/** What was asked as rules of the detector. @throws {ForesightError} bad_request for x without n, or above it */
export function rulesOf({ minDeviation, minDeviationPercent, x, n, direction }: AnomalyWords): AlertRule[] {
  const rules: AlertRule[] = [];
  if (minDeviation !== undefined) rules.push({ kind: 'minimum-deviation', absolute: minDeviation });
  if (minDeviationPercent !== undefined) rules.push({ kind: 'minimum-deviation', relative: minDeviationPercent / 100 });
  if (x !== undefined || n !== undefined) rules.push(outside(x, n));
  if (direction !== 'both') rules.push({ kind: 'direction', only: direction });
  return rules;
}

function outside(x: number | undefined, n: number | undefined): AlertRule {
  if (x !== undefined && n !== undefined && x <= n) return { kind: 'outside-band', x, n };
  const what =
    x === undefined ? '--n without --x' : n === undefined ? '--x without --n' : `--x ${x} of the last --n ${n}`;
  throw new ForesightError('bad_request', `${what}: it takes x of the last n points`, {
    fix: 'give both, such as --x 3 --n 5',
  });
}
