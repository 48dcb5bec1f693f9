// Questions and summaries that cannot be, refused with what was given.
import type { Customer, Summary } from './purchases.ts';

/** @throws {RangeError} */
export function refuseCustomer({ repeats, last, age }: Customer): void {
  const possible = Number.isInteger(repeats) && repeats >= 0 && last >= 0 && last <= age && Number.isFinite(age);
  if (possible && repeats > 0 === last > 0) return;
  throw new RangeError(
    `no one has ${repeats} repeated purchases, the last after ${last} of ${age} days: repeats and last are both 0 or both above, and last is at most age`,
  );
}

/** @throws {RangeError} */
export function refuseSummary(summary: Summary): void {
  const { people, repeats, last, age, spend } = summary;
  const lengths = [repeats.length, last.length, age.length, ...(spend ? [spend.length] : [])];
  if (lengths.some(length => length !== people)) {
    throw new RangeError(`columns of ${lengths.join(', ')} values for ${people} people: they must be as many`);
  }
  for (let i = 0; i < people; i++) refuseCustomer({ repeats: repeats[i]!, last: last[i]!, age: age[i]! });
  const odd = spend?.findIndex(money => !(money >= 0 && money < Number.POSITIVE_INFINITY)) ?? -1;
  if (odd >= 0) throw new RangeError(`person ${odd} spends ${spend![odd]} a purchase: it must be a number, 0 or more`);
}

/** @throws {RangeError} */
export function refuseDays(days: number): void {
  if (!(days > 0 && days < Number.POSITIVE_INFINITY)) throw new RangeError(`${days} days ahead: ask for more than 0`);
}

/** @throws {RangeError} */
export function refuseLevel(level: number): void {
  if (!(level >= 0.5 && level <= 0.99)) throw new RangeError(`level ${level} is not between 0.5 and 0.99`);
}
