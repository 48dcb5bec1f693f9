// Lays columns of one bucket over each other: months one after the other, late events between those that came before.
import { type EventColumns, eventsIn, newColumns, type OptionalColumn, shared } from './event-columns.ts';
import { SessionNumbers } from './session-numbers.ts';
import { sortRun } from './sort-run.ts';

/** Columns that are copied as they are; sessions get new numbers. */
const COPIED = ['ts', 'name', 'platform', 'channel', 'campaign', 'value', 'currency'] as const;

/**
 * @param parts of people of one bucket, in the order of their months
 * @returns all events, sorted by person, time and name; in memory that threads share
 */
export function mergeColumns(parts: readonly EventColumns[], wanted: ReadonlySet<OptionalColumn>): EventColumns {
  const events = parts.reduce((sum, part) => sum + eventsIn(part), 0);
  const sessions = new SessionNumbers();
  const numbers = wanted.has('session') ? parts.map(part => renumber(part, sessions)) : [];
  const merged = newColumns(countPeople(parts), events, sessions.count, wanted, shared);
  merged.sessionKeys.set(sessions.keys.subarray(0, merged.sessionKeys.length));
  const next = new Uint32Array(parts.length);
  let at = 0;
  for (let p = 0; p < merged.people.length; p++) {
    const person = lowest(parts, next);
    merged.people[p] = person;
    for (let k = 0; k < parts.length; k++) {
      const part = parts[k]!;
      const own = next[k]!;
      if (part.people[own] !== person) continue;
      copyRun(part, part.offset[own]!, part.offset[own + 1]!, numbers[k], merged, at);
      at += part.offset[own + 1]! - part.offset[own]!;
      next[k] = own + 1;
    }
    merged.offset[p + 1] = at;
    sortRun(merged, merged.offset[p]!, at);
  }
  return merged;
}

/** Number in the whole by number in the part. */
function renumber({ sessionKeys }: EventColumns, sessions: SessionNumbers): Uint32Array {
  const numbers = new Uint32Array(sessionKeys.length / 2 + 1);
  for (let s = 1; s < numbers.length; s++) numbers[s] = sessions.of(sessionKeys[2 * s - 2]!, sessionKeys[2 * s - 1]!);
  return numbers;
}

function countPeople(parts: readonly EventColumns[]): number {
  const next = new Uint32Array(parts.length);
  let count = 0;
  for (;;) {
    const person = lowest(parts, next);
    if (person === Number.POSITIVE_INFINITY) return count;
    count++;
    for (let k = 0; k < parts.length; k++) if (parts[k]!.people[next[k]!] === person) next[k]!++;
  }
}

function lowest(parts: readonly EventColumns[], next: Uint32Array): number {
  let person = Number.POSITIVE_INFINITY;
  for (let k = 0; k < parts.length; k++) {
    const { people } = parts[k]!;
    const own = next[k]!;
    if (own < people.length && people[own]! < person) person = people[own]!;
  }
  return person;
}

function copyRun(
  part: EventColumns,
  from: number,
  to: number,
  numbers: Uint32Array | undefined,
  merged: EventColumns,
  at: number,
): void {
  // Runs are short: a loop is quicker than a view on each.
  for (const column of COPIED) {
    const target = merged[column];
    if (target.length === 0) continue;
    const source = part[column];
    for (let i = from, o = at; i < to; i++, o++) target[o] = source[i]!;
  }
  if (numbers) for (let i = from, o = at; i < to; i++, o++) merged.session[o] = numbers[part.session[i]!]!;
}
