// What buy-till-you-die models learn from: purchases, and the three or four numbers of a person that are all they need of them.

/** Purchases of people numbered from 0. */
export interface Purchases {
  readonly people: number;
  /** Whose, a purchase. */
  readonly person: Int32Array;
  /** Day number on the seller's clock, e.g. days since 1970; fractions are dropped: purchases of one day count as one. */
  readonly day: Float64Array;
  /** Money, 0 or more. Absent: only how often is known. */
  readonly amount?: Float64Array;
}

/** A person as these models see one. */
export interface Customer {
  /** Days with a purchase after the first. */
  readonly repeats: number;
  /** Days from the first purchase to the last; 0 without repeats. */
  readonly last: number;
  /** Days from the first purchase to the as-of day. */
  readonly age: number;
}

/** One value a person in each column. */
export interface Summary {
  readonly people: number;
  readonly repeats: Int32Array;
  readonly last: Float64Array;
  readonly age: Float64Array;
  /** Mean money of a day with a repeated purchase; 0 without one. Absent when purchases had no amounts. */
  readonly spend?: Float64Array;
}

/** @param person 0 to people − 1 */
export function customerOf(summary: Summary, person: number): Customer {
  return { repeats: summary.repeats[person]!, last: summary.last[person]!, age: summary.age[person]! };
}

/** The refusal with numbers: too little was bought to learn from. */
export class TooFewPurchases extends Error {
  readonly needs: number;
  readonly has: number;
  /** @param of what is counted, e.g. 'people who bought again' @param way what to do about it */
  constructor(of: string, needs: number, has: number, way: string) {
    super(`needs at least ${needs} ${of}, has ${has}: ${way}`);
    this.name = 'TooFewPurchases';
    this.needs = needs;
    this.has = has;
  }
}
