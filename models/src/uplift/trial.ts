// An action that chance gave to some and not to others, and what they did then: the only data that tell what an action does.

/** One value a person in each column. */
export interface Trial {
  /** 1: got the action. 0: held out. By chance: whoever was picked for it must not differ from the others. */
  readonly treated: Uint8Array;
  /** What is to be more: 0 or 1, or an amount. */
  readonly outcome: Uint8Array | Float64Array;
}

/** The refusal with numbers. */
export class TrialTooSmall extends Error {
  readonly needs: number;
  readonly has: number;
  /** @param of what is counted, e.g. 'people in the holdout' */
  constructor(of: string, needs: number, has: number) {
    super(`needs at least ${needs} ${of}, has ${has}: act on more people, hold out more, or wait for more outcomes`);
    this.name = 'TrialTooSmall';
    this.needs = needs;
    this.has = has;
  }
}

/** Of one arm. */
export interface Arm {
  readonly people: number;
  readonly mean: number;
  /** Of the outcomes; NaN for fewer than two people. */
  readonly variance: number;
}

/** @throws {RangeError} for columns that do not match, marks that are not 0 or 1, outcomes that are no numbers */
export function refuseTrial({ treated, outcome }: Trial): void {
  if (treated.length !== outcome.length) {
    throw new RangeError(`${treated.length} people with ${outcome.length} outcomes: they must be as many`);
  }
  const odd = treated.findIndex(t => t > 1);
  if (odd >= 0) throw new RangeError(`the mark of person ${odd} is ${treated[odd]}: 1 for treated, 0 for held out`);
  const bad = outcome.findIndex((v: number) => !Number.isFinite(v));
  if (bad >= 0) throw new RangeError(`the outcome of person ${bad} is ${outcome[bad]}: leave out who was not watched`);
}

/** @throws {TrialTooSmall} when one of the arms has fewer people */
export function refuseSmallArms({ treated }: Trial, least: number): void {
  const acted = treated.reduce((sum, t) => sum + t, 0);
  if (acted < least) throw new TrialTooSmall('people with the action', least, acted);
  if (treated.length - acted < least) throw new TrialTooSmall('people held out', least, treated.length - acted);
}

/** Whether outcomes are yes or no. */
export const isChance = (outcome: ArrayLike<number>): boolean =>
  Array.prototype.every.call(outcome, v => v === 0 || v === 1);

export function armOf(treated: Uint8Array, outcome: ArrayLike<number>, which: 0 | 1): Arm {
  let [people, mean, squares] = [0, 0, 0];
  for (let i = 0; i < treated.length; i++) {
    if (treated[i] !== which) continue;
    const away = outcome[i]! - mean;
    mean += away / ++people;
    squares += away * (outcome[i]! - mean);
  }
  return { people, mean, variance: people > 1 ? squares / (people - 1) : Number.NaN };
}
