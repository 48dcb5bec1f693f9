// Small judgements on a forecast, each used by words and picture alike.
import type { Trust } from '@foresight/contracts';
import type { Forecast } from '../../../shared/frames/index.ts';

/** All that it said is past: nothing of it is a prediction any more. */
export const isStale = ({ time }: Forecast, now: number): boolean => (time.at(-1) ?? Infinity) < now;

/** Truths fell outside the widest band more than twice as often as promised. */
export function isNarrow(trust: Trust): boolean {
  const held = widestCoverage(trust);
  return held !== undefined && 1 - held.share > 2 * (1 - held.level);
}

export const widestCoverage = ({ coverage }: Trust): Trust['coverage'][number] | undefined =>
  coverage.toSorted((a, b) => b.level - a.level)[0];

/** It was checked, and seasonal naive made no error at all: a flat line, say. There is nothing to claim, nor to doubt. */
export const isExact = ({ claim, origins }: Trust): boolean => claim === 'no-backtest' && origins > 0;

/** Such a band is drawn as doubtful as it is. */
export const isDoubtful = (forecast: Forecast, now: number): boolean =>
  (forecast.custom.trust.claim === 'no-backtest' && !isExact(forecast.custom.trust)) ||
  isNarrow(forecast.custom.trust) ||
  isStale(forecast, now);
