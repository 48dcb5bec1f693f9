// From purchases to a line a person: how often, how lately, how long, how much.
import type { Purchases, Summary } from './purchases.ts';
import { refusePurchases } from './refuse-purchases.ts';

/**
 * Purchases may come in any order. The first purchase starts a person's clock and is no repeat, nor is its money in the mean:
 * so Fader, Hardie and Lee (2005) have it.
 * @param asOf the last day that was watched, on the clock of `purchases.day`
 * @throws {RangeError} for purchases after that day, people without any, negative or missing amounts, columns that do not match
 */
export function summarize(purchases: Purchases, asOf: number): Summary {
  refusePurchases(purchases, asOf);
  const { people } = purchases;
  const repeats = new Int32Array(people).fill(-1);
  const first = new Float64Array(people);
  const last = new Float64Array(people);
  const money = new Float64Array(people);
  for (const { person, day, amount } of shoppingDays(purchases)) {
    repeats[person]!++;
    if (repeats[person] === 0) first[person] = day;
    else money[person]! += amount;
    last[person] = day;
  }
  const end = Math.floor(asOf);
  const summary = { people, repeats, last: last.map((d, i) => d - first[i]!), age: first.map(d => end - d) };
  if (purchases.amount === undefined) return summary;
  return { ...summary, spend: money.map((sum, i) => (repeats[i]! > 0 ? sum / repeats[i]! : 0)) };
}

interface ShoppingDay {
  readonly person: number;
  readonly day: number;
  amount: number;
}

/** By person and day, purchases of one day summed. */
function shoppingDays({ person, day, amount }: Purchases): ShoppingDay[] {
  const days = person.length;
  const order = Int32Array.from({ length: days }, (_, i) => i).sort(
    (i, j) => person[i]! - person[j]! || Math.floor(day[i]!) - Math.floor(day[j]!) || i - j,
  );
  const out: ShoppingDay[] = [];
  for (const i of order) {
    const one = { person: person[i]!, day: Math.floor(day[i]!), amount: amount?.[i] ?? 0 };
    const before = out.at(-1);
    if (before?.person === one.person && before.day === one.day) before.amount += one.amount;
    else out.push(one);
  }
  return out;
}
