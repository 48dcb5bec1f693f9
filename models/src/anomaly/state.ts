// The memory of a detector as plain JSON.
import type { PatternState } from './pattern-distance.ts';
import type { RarityState } from './rarity.ts';
import type { RangeState } from './recent-range.ts';
import type { RecentState } from './rules/index.ts';
import type { RunState } from './run-rule.ts';
import type { SizeState } from './size.ts';

/** Layout of the state; raise it with every change of the layout or of the settings. */
export const FORMAT = 1;

export interface DetectorState {
  /** Values so far, and slots with the missing ones. */
  readonly seen: number;
  readonly slots: number;
  /** Missing slots since the last value. */
  readonly missing: number;
  readonly last: number | null;
  /** What the next expectation starts from. */
  readonly level: number | null;
  /** Slot of the last alert. */
  readonly alerted: number | null;
  readonly size: SizeState;
  readonly pattern: PatternState;
  readonly rarity: RarityState;
  readonly residuals: readonly number[];
  readonly range: RangeState;
  readonly stuck: RunState;
  readonly gaps: RunState;
  readonly recent: RecentState;
}
