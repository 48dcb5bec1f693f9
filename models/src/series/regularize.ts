// Stamps and values to a series on a regular grid, with a list of everything that was changed.
import type { Adjustment, Series } from '../forecast/model.ts';
import { detectStep } from './detect-step.ts';
import { slotFinder } from './slots.ts';
import { addSteps, type Step } from './step.ts';

export interface Regularized {
  readonly series: Series;
  readonly adjustments: readonly Adjustment[];
  /** Share of slots without a value, 0 to 1. */
  readonly gapShare: number;
}

const MOST_SLOTS = 5_000_000;
const MOST_SLOTS_PER_POINT = 20;
/** Points closer than this share of a step to their slot count as being on it. */
const ON_SLOT = 0.02;

/** The refusal when the grid would be absurd. */
export class GridTooLarge extends Error {
  constructor(slots: number, points: number) {
    super(
      `${points} points would need a grid of ${slots} slots; the most is ${MOST_SLOTS} and ` +
        `${MOST_SLOTS_PER_POINT} a point. Use a longer step or a shorter range`,
    );
    this.name = 'GridTooLarge';
  }
}

/**
 * Each point goes to its nearest slot; several points in one slot are averaged; slots without a finite value hold NaN.
 * @param stamps epoch milliseconds, ascending
 * @param values as many as stamps; NaN or infinite means missing
 * @param step given, or detected from the stamps
 * @throws {StepUnknown} when no step is given and none can be told
 * @throws {RangeError} without points, or when a stamp is not a time or out of order
 * @throws {GridTooLarge} above 5,000,000 slots or 20 slots a point
 */
export function regularize(stamps: ArrayLike<number>, values: ArrayLike<number>, step?: Step): Regularized {
  if (stamps.length !== values.length) throw new RangeError(`${stamps.length} stamps but ${values.length} values`);
  if (stamps.length === 0) throw new RangeError('no points');
  refuseDisorder(stamps);
  const used = step ?? detectStep(stamps).step;
  const finder = slotFinder(stamps, used);
  const length = finder.slotOf(stamps[stamps.length - 1]!) + 1;
  if (length > MOST_SLOTS || length > MOST_SLOTS_PER_POINT * stamps.length)
    throw new GridTooLarge(length, stamps.length);
  const grid = new Float64Array(length);
  const count = new Uint32Array(length);
  const moved = new Movement();
  for (let i = 0; i < stamps.length; i++) {
    if (!Number.isFinite(values[i]!)) continue;
    const slot = finder.slotOf(stamps[i]!);
    count[slot]!++;
    grid[slot]! += (values[i]! - grid[slot]!) / count[slot]!;
    moved.see(Math.abs(stamps[i]! - addSteps(finder.start, used, slot)) / finder.width);
  }
  const seen = count.reduce((n, c) => n + (c > 0 ? 1 : 0), 0);
  for (let i = 0; i < length; i++) if (count[i] === 0) grid[i] = Number.NaN;
  return {
    series: { values: grid, start: finder.start, step: used },
    adjustments: [...mergedText(count), ...moved.text()],
    gapShare: 1 - seen / length,
  };
}

function refuseDisorder(stamps: ArrayLike<number>): void {
  for (let i = 0; i < stamps.length; i++) {
    if (!Number.isFinite(stamps[i]!)) throw new RangeError(`stamp ${i} is ${stamps[i]}, not a time`);
    if (i > 0 && stamps[i]! < stamps[i - 1]!) {
      throw new RangeError(`stamp ${i} (${stamps[i]}) is before stamp ${i - 1}. Sort by time first`);
    }
  }
}

function mergedText(count: Uint32Array): Adjustment[] {
  const slots = count.filter(c => c > 1);
  if (slots.length === 0) return [];
  const points = slots.reduce((sum, c) => sum + c, 0);
  return [{ kind: 'merged-points', text: `${points} points fell into ${slots.length} slots and were averaged` }];
}

class Movement {
  private points = 0;
  private farthest = 0;

  see(shareOfStep: number): void {
    if (shareOfStep <= ON_SLOT) return;
    this.points++;
    this.farthest = Math.max(this.farthest, shareOfStep);
  }

  text(): Adjustment[] {
    if (this.points === 0) return [];
    const far = Math.round(100 * this.farthest);
    return [
      { kind: 'moved-points', text: `${this.points} points moved to the nearest slot, by up to ${far} % of a step` },
    ];
  }
}
