// How large the data are, so that "nothing" has a size: rules that compare with zero would depend on the unit.

export interface SizeState {
  /** null before the first value. */
  readonly first: number | null;
  readonly span: number;
  readonly largest: number;
}

/** Shares of the span and of the largest value that are rounding, not data. */
const OF_SPAN = 1e-12;
const OF_LARGEST = 1e-15;

export class Size {
  private first: number | null;
  private span: number;
  private largest: number;

  constructor({ first, span, largest }: SizeState = { first: null, span: 0, largest: 0 }) {
    this.first = first;
    this.span = span;
    this.largest = largest;
  }

  see(value: number): void {
    this.first ??= value;
    this.span = Math.max(this.span, Math.abs(value - this.first));
    this.largest = Math.max(this.largest, Math.abs(value));
  }

  /** Whether two values differed. */
  get varied(): boolean {
    return this.span > 0;
  }

  /** What counts as zero; positive. */
  get nothing(): number {
    return Math.max(OF_SPAN * this.span, OF_LARGEST * this.largest, Number.MIN_VALUE);
  }

  toJSON(): SizeState {
    return { first: this.first, span: this.span, largest: this.largest };
  }
}
