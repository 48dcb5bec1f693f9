// The latest errors of what was expected: the band, and how far off a single value is.
import { RankWindow } from './rank-window.ts';

const CAPACITY = 2016;
/** Errors needed before there is a band. */
const BAND_AFTER = 60;
/** The band holds 99 % of the values. */
const OUTSIDE = 0.005;
/** Interquartile range and the width of 99 % of a normal sample, in standard deviations. */
const QUARTILES = 1.349;
const WIDTH = 5.152;
/** What the window keeps of an error, relative. */
const PRECISION = 2e-6;

export class Residuals {
  private readonly window: RankWindow;

  constructor(codes?: readonly number[]) {
    this.window = new RankWindow(CAPACITY, codes);
  }

  get known(): boolean {
    return this.window.size >= BAND_AFTER;
  }

  /** Limits to add to the expected value, at most 0 and at least 0; NaN while errors are too few. */
  get lower(): number {
    return this.known ? Math.min(0, this.window.quantile(OUTSIDE)) : Number.NaN;
  }

  get upper(): number {
    return this.known ? Math.max(0, this.window.quantile(1 - OUTSIDE)) : Number.NaN;
  }

  /**
   * How many standard deviations an error is from the middle one. The deviation is that of the middle half or of nearly all errors,
   * the larger: with many equal errors the middle half has none.
   * @returns 0 while errors are too few or for an error of nothing
   */
  far(error: number, nothing: number): number {
    const { window } = this;
    const usual = window.quantile(0.5);
    const off = Math.abs(error - usual);
    if (!this.known || off <= Math.max(nothing, PRECISION * Math.abs(usual))) return 0;
    const middle = (window.quantile(0.75) - window.quantile(0.25)) / QUARTILES;
    const wide = (window.quantile(1 - OUTSIDE) - window.quantile(OUTSIDE)) / WIDTH;
    return off / Math.max(middle, wide, nothing);
  }

  push(error: number): void {
    if (Number.isFinite(error)) this.window.push(error);
  }

  toJSON(): number[] {
    return this.window.toJSON();
  }
}
