// Events by their name: where in the history and in the future they lie.
import type { CalendarEvent } from '../model.ts';
import { type Grid, type TouchedSlot, touchedSlots } from './occurrences.ts';

export interface NamedEvent {
  readonly name: string;
  /** One an occurrence that touches the history; slots without a value are not in it. */
  readonly seen: readonly (readonly TouchedSlot[])[];
  readonly occurrences: readonly CalendarEvent[];
  /** Slots of the history an occurrence touches, the most of them. */
  readonly slots: number;
}

/** By first appearance in the list. @param values NaN where missing */
export function namedEvents(grid: Grid, events: readonly CalendarEvent[], values: Float64Array): NamedEvent[] {
  const byName = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    const same = byName.get(event.name);
    if (same === undefined) byName.set(event.name, [event]);
    else same.push(event);
  }
  return [...byName].map(([name, listed]) => {
    const occurrences = apart(listed);
    const touched = occurrences.map(o => touchedSlots(grid, o, values.length));
    const seen = touched.map(t => t.filter(s => Number.isFinite(values[s.index]!))).filter(t => t.length > 0);
    return { name, seen, occurrences, slots: touched.reduce((most, t) => Math.max(most, t.length), 0) };
  });
}

/** By time; those that overlap are one: a holiday listed for two countries was seen once. */
function apart(occurrences: readonly CalendarEvent[]): CalendarEvent[] {
  const out: CalendarEvent[] = [];
  for (const next of occurrences.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last === undefined || next.from >= last.to) out.push(next);
    else out[out.length - 1] = { ...last, to: Math.max(last.to, next.to) };
  }
  return out;
}

/** Share of each slot that the event covers. */
export function eventColumn({ seen }: Pick<NamedEvent, 'seen'>, length: number): Float64Array {
  const out = new Float64Array(length);
  for (const { index, share } of seen.flat()) out[index] = Math.max(out[index]!, share);
  return out;
}
