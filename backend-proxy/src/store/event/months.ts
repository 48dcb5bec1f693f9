// Months as numbers: how segments and partitions are told apart.

/** Buckets that the people of a workspace are spread over, by id. */
export const BUCKETS = 64;

/** Months since January 1970, UTC. @param ts epoch milliseconds */
export function monthOf(ts: number): number {
  const date = new Date(ts);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** Epoch milliseconds at which the month begins. */
export const monthStart = (month: number): number => Date.UTC(1970, month, 1);

/** Tells months of times that mostly lie close together without making dates. */
export class MonthFinder {
  #month = Number.NaN;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  /** @param ts epoch milliseconds */
  of(ts: number): number {
    if (ts < this.#from || ts >= this.#to) {
      this.#month = monthOf(ts);
      this.#from = monthStart(this.#month);
      this.#to = monthStart(this.#month + 1);
    }
    return this.#month;
  }
}
