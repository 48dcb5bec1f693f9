// How rare a distance is among the latest ones.
import { RankWindow } from './rank-window.ts';

export interface TailOptions {
  /** Distances that are remembered, and how many a rank needs. */
  readonly window: number;
  readonly fewest: number;
  /** Distances of the last day or so. */
  readonly recent: number;
  /** How many typical distances are news: a rank alone alarms at a constant rate on pure noise. */
  readonly effect: number;
}

export interface TailState {
  readonly window: readonly number[];
  readonly recent: readonly number[];
}

/** The same for typical distances of the last day: after a lasting change, what is usual since then is no news. */
const RECENT_EFFECT = 1.5;
/** What a distance below the effect counts at most: one in ten. */
const COMMON = 1;

/** Rank of a distance as −log10 of its share of the latest distances that are as large. */
export class TailRank {
  private readonly window: RankWindow;
  private readonly recent: RankWindow;
  private readonly fewest: number;
  private readonly effect: number;

  constructor({ window, recent, fewest, effect }: TailOptions, state?: TailState) {
    this.window = new RankWindow(window, state?.window);
    this.recent = new RankWindow(recent, state?.recent);
    this.fewest = fewest;
    this.effect = effect;
  }

  /** Half of the latest distances were smaller; NaN of none. */
  get typical(): number {
    return this.window.quantile(0.5);
  }

  /**
   * The rank among the distances before it, then takes it in.
   * @param nothing what counts as zero at this size of the data
   * @returns 0 while there are too few; about 1 for one in ten; beyond the largest it grows by half an octave
   */
  rank(distance: number, nothing: number): number {
    const rank = this.window.size < this.fewest || distance <= nothing ? 0 : this.rare(distance, nothing);
    this.window.push(distance);
    this.recent.push(distance);
    return rank;
  }

  private rare(distance: number, nothing: number): number {
    const { window, recent } = this;
    const above = window.countAtLeast(distance);
    const rank = -Math.log10((above + 0.5) / (window.size + 1)) + (above === 0 ? this.beyond(distance, nothing) : 0);
    const small = distance <= this.effect * this.typical || distance <= RECENT_EFFECT * recent.quantile(0.5);
    return small ? Math.min(rank, COMMON) : rank;
  }

  /** Past the largest: half the binary logarithm of how far, in widths of the tail. */
  private beyond(distance: number, nothing: number): number {
    const high = this.window.quantile(0.98);
    const width = Math.max(high - this.window.quantile(0.85), 0.05 * high, nothing);
    return 0.5 * Math.log2(1 + (distance - this.window.quantile(1)) / width);
  }

  toJSON(): TailState {
    return { window: this.window.toJSON(), recent: this.recent.toJSON() };
  }
}
