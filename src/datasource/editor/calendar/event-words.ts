// What is wrong with an event as it is typed.
import { type EventAnswer, MOMENT } from '@foresight/contracts';
import { mayHoldVariable } from '../../query/index.ts';

const FORM = new RegExp(MOMENT);

/** @returns undefined for a whole event */
export function wrongIn({ name, from, to }: EventAnswer): string | undefined {
  if (name.trim() === '') return 'it needs a name';
  return wrongMoment(from) ?? (to === undefined ? undefined : (wrongMoment(to) ?? wrongOrder(from, to)));
}

function wrongMoment(text: string): string | undefined {
  if (text === '') return 'it needs a first day';
  if (mayHoldVariable(text)) return undefined;
  const real = FORM.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10)));
  return real ? undefined : `'${text}' is no day such as 2026-11-27`;
}

/** Days are compared as texts; moments of the same day are left to the service, which knows the zone. */
const wrongOrder = (from: string, to: string): string | undefined =>
  !mayHoldVariable(from + to) && to.slice(0, 10) < from.slice(0, 10) ? 'it ends before it begins' : undefined;
