// How unlike the past the latest stretch is: the ranks of its slow and its fast distance.
import type { PatternDistance } from './pattern-distance.ts';
import type { Settings } from './settings.ts';
import { TailRank, type TailState } from './tail-rank.ts';

export interface RarityState {
  readonly slow: TailState;
  readonly fast: TailState;
}

export interface Rare {
  /** 1.9 is the alert line of 'normal'; 0 while nothing can be said. */
  readonly rank: number;
  /** Distance in typical distances, at most MOST_RATIO. */
  readonly ratio: number;
}

const ALERT_LINE = 1.9;
/** The fast distance sees a jump at once, and chance, too: it speaks where nothing came near for the whole window. */
const FAST_HANDICAP = 2;
/** Typical distances that are news; a sum of fewer values varies more. */
const SLOW_EFFECT = 2.2;
const FAST_EFFECT = 2.5;
const MOST_RATIO = 1_000;
const UNKNOWN: Rare = { rank: 0, ratio: 0 };

export class Rarity {
  private readonly settings: Settings;
  private readonly slow: TailRank;
  private readonly fast: TailRank;

  constructor(settings: Settings, state?: RarityState) {
    const { window, fewest, learning: recent } = settings;
    this.settings = settings;
    this.slow = new TailRank({ window, fewest, recent, effect: SLOW_EFFECT }, state?.slow);
    this.fast = new TailRank({ window, fewest, recent, effect: FAST_EFFECT }, state?.fast);
  }

  /** @param seen values so far */
  of(pattern: PatternDistance, seen: number, nothing: number): Rare {
    const { first, slowMemory, alertAt } = this.settings;
    if (seen < first || pattern.length < 2 * slowMemory || Number.isNaN(pattern.slowest)) return UNKNOWN;
    const slowRatio = ratio(pattern.slowest, this.slow.typical, nothing);
    const fastRatio = ratio(pattern.fastest, this.fast.typical, nothing);
    const slow = this.slow.rank(pattern.slowest, nothing);
    const fast = this.fast.rank(pattern.fastest, nothing) - FAST_HANDICAP;
    return { rank: Math.max(slow, fast) * (ALERT_LINE / alertAt), ratio: fast > slow ? fastRatio : slowRatio };
  }

  toJSON(): RarityState {
    return { slow: this.slow.toJSON(), fast: this.fast.toJSON() };
  }
}

function ratio(distance: number, typical: number, nothing: number): number {
  if (Number.isNaN(typical) || distance <= nothing) return 0;
  return Math.min(MOST_RATIO, distance / Math.max(typical, nothing));
}
