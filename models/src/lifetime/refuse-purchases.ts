// Purchases that cannot be what they claim, each with its count and the way out.
import type { Purchases } from './purchases.ts';

/** @throws {RangeError} */
export function refusePurchases(purchases: Purchases, asOf: number): void {
  const { people, person, day, amount } = purchases;
  if (!Number.isFinite(asOf)) throw new RangeError(`the as-of day ${asOf} is no day`);
  if (day.length !== person.length || (amount && amount.length !== person.length)) {
    const money = amount === undefined ? '' : ` and ${amount.length} amounts`;
    throw new RangeError(`${person.length} buyers with ${day.length} days${money}: they must be as many`);
  }
  refuseSome(person, p => !(p >= 0 && p < people), `name a person outside 0 to ${people - 1}: number people from 0`);
  refuseSome(day, d => !Number.isFinite(d), 'have no day: leave them out');
  refuseSome(day, d => Math.floor(d) > asOf, `lie after the as-of day ${asOf}: leave them out, or take a later day`);
  if (amount) {
    refuseSome(amount, a => !Number.isFinite(a), 'have no amount: leave them out, or give no amounts');
    refuseSome(amount, a => a < 0, 'have a negative amount: take refunds off the purchases they belong to');
  }
  refuseStrangers(people, person);
}

function refuseSome(column: Int32Array | Float64Array, wrong: (v: number) => boolean, what: string): void {
  let count = 0;
  let first = -1;
  for (let i = 0; i < column.length; i++) {
    if (!wrong(column[i]!)) continue;
    if (count++ === 0) first = i;
  }
  if (count === 0) return;
  throw new RangeError(`${count} of ${column.length} purchases (first: number ${first}, ${column[first]}) ${what}`);
}

function refuseStrangers(people: number, person: Int32Array): void {
  const seen = new Uint8Array(people);
  for (const p of person) seen[p] = 1;
  const missing = seen.reduce((count, s) => count + 1 - s, 0);
  if (missing === 0) return;
  throw new RangeError(
    `${missing} of ${people} people have no purchase (first: ${seen.indexOf(0)}): a person starts with a purchase, leave the others out`,
  );
}
