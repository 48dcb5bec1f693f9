// A series as the methods want it: no leading gap, no missing values, bounded length, numbers around 1.
import { fillGaps } from '../../series/fill-gaps.ts';
import type { Adjustment } from '../model.ts';
import { unitFor } from '../scale.ts';
import { historyCap } from '../season-kind.ts';
import { cleanSpikes } from './clean-spikes.ts';
import { range } from './clip.ts';

const MOMENTS_TOLD = 5;

export interface Prepared {
  /** Scaled by `unit`. */
  readonly values: Float64Array;
  /** 1 where the value was filled in. */
  readonly missing: Uint8Array;
  /** A power of 4, so that the square root of the scaling is exact too. */
  readonly unit: number;
  readonly constant: boolean;
  readonly adjustments: readonly Adjustment[];
}

/** The values from the first present one on. */
export function withoutLeadingGap(values: Float64Array): Float64Array {
  const first = values.findIndex(v => Number.isFinite(v));
  return first < 0 ? new Float64Array(0) : values.subarray(first);
}

export interface Preparation {
  /** Those the method uses, ascending. */
  readonly seasons: readonly number[];
  /** Replace spikes; the shortest season, 1 for none. */
  readonly clean?: number;
}

/**
 * @param values from the first present one on
 * @param when the moment of the value at an index, in words
 */
export function prepare(
  values: Float64Array,
  { seasons, clean }: Preparation,
  horizon: number,
  when: (index: number) => string = index => `index ${index}`,
): Prepared {
  const cap = historyCap(seasons, horizon);
  const full = fillGaps(values, seasons);
  const kept = full.values.subarray(Math.max(0, values.length - cap));
  const left = values.length - kept.length;
  const spikes = clean === undefined ? [] : cleanSpikes(kept, clean);
  const { low, high } = range(kept);
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const unit = unitFor(largest);
  return {
    // `+ 0` turns -0 into 0: JSON knows no -0, and a stored model has to predict the same bits.
    values: kept.map(v => v / unit + 0),
    missing: Uint8Array.from(values.subarray(left), v => (Number.isFinite(v) ? 0 : 1)),
    unit,
    constant: low === high,
    adjustments: [
      ...filledText(full.filled, values.length),
      ...cappedText(kept.length, values.length),
      ...spikesText(spikes.map(t => when(left + t))),
      ...constantText(low, high),
    ],
  };
}

function filledText(filled: number, length: number): Adjustment[] {
  if (filled === 0) return [];
  return [{ kind: 'filled-gaps', text: `${filled} of ${length} values were missing and filled in` }];
}

function cappedText(kept: number, length: number): Adjustment[] {
  if (kept === length) return [];
  return [{ kind: 'capped-history', text: `the last ${kept} of ${length} points are used` }];
}

/** @param moments of the values that were replaced */
function spikesText(moments: readonly string[]): Adjustment[] {
  if (moments.length === 0) return [];
  const what = moments.length === 1 ? '1 value that stood' : `${moments.length} values that stood`;
  const more = moments.length > MOMENTS_TOLD ? ` and ${moments.length - MOMENTS_TOLD} more` : '';
  const on = `${moments.slice(0, MOMENTS_TOLD).join(', ')}${more}`;
  const text = `${what} far out of its neighbours and cycles was replaced by their middle: ${on}`;
  return [{ kind: 'cleaned-spikes', text }];
}

function constantText(low: number, high: number): Adjustment[] {
  if (low !== high) return [];
  return [{ kind: 'constant', text: `every value is ${low}: the forecast repeats it, and the band has no width` }];
}
