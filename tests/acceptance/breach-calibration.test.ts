// The gate of alert numbers on companies whose truth is simulated: a chance of 30 % of crossing a limit comes true in about
// 30 of 100 cases. `npm run bench -- breach-calibration` shows it by tenths, and for public series beside them.
import { expect, it } from 'vitest';
import { brier, type Case, calibrationError } from '../../models/test/crossing-score.ts';
import { casesOf, simulatedMoments } from './breach-cases.ts';

const ORIGINS = 4;
const COMPANIES = [1, 2, 3, 4];
/** Mean gap between chance and frequency over ten bins: 0.072 where days hang together as averages of months do. */
const MOST_OFF = 0.045;

/** Were every chance the share of all cases that happened. */
function baseRate(cases: readonly Case[]): number {
  const rate = cases.filter(c => c.happened).length / cases.length;
  return rate * (1 - rate);
}

it('chances of crossing limits come true about as often as they say', async () => {
  const cases: Case[] = [];
  for (const seed of COMPANIES) cases.push(...(await simulatedMoments(seed, ORIGINS)).flatMap(casesOf));
  expect(calibrationError(cases)).toBeLessThan(MOST_OFF);
  expect(brier(cases)).toBeLessThan(0.31 * baseRate(cases));
}, 600_000);
