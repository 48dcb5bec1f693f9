// Lays columns of one bucket over each other: months one after the other, late events between those that came before.
import { type EventColumns, eventsIn, newColumns, type OptionalColumn, shared } from './event-columns.ts';
import { SessionNumbers } from './session-numbers.ts';
import { sortRun } from './sort-run.ts';

/**
 * @param parts of people of one bucket, in the order of their months
 * @returns all events, sorted by person, time and name; in memory that threads share
 */
export function mergeColumns(parts: readonly EventColumns[], wanted: ReadonlySet<OptionalColumn>): EventColumns {
  const events = parts.reduce((sum, part) => sum + eventsIn(part), 0);
  const people = allPeople(parts);
  const sessions = new SessionNumbers();
  const numbers = wanted.has('session') ? parts.map(part => renumber(part, sessions)) : [];
  const merged = newColumns(people.length, events, sessions.count, wanted, shared);
  merged.people.set(people);
  merged.sessionKeys.set(sessions.keys.subarray(0, merged.sessionKeys.length));
  const places = place(parts, merged);
  for (const [k, part] of parts.entries()) copyPart(part, places[k]!, numbers[k], merged);
  for (let p = 0; p < people.length; p++) sortRun(merged, merged.offset[p]!, merged.offset[p + 1]!);
  return merged;
}

/** Number in the whole by number in the part. */
function renumber({ sessionKeys }: EventColumns, sessions: SessionNumbers): Uint32Array {
  const numbers = new Uint32Array(sessionKeys.length / 2 + 1);
  for (let s = 1; s < numbers.length; s++) numbers[s] = sessions.of(sessionKeys[2 * s - 2]!, sessionKeys[2 * s - 1]!);
  return numbers;
}

function allPeople(parts: readonly EventColumns[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { people }) => sum + people.length, 0));
  let at = 0;
  for (const { people } of parts) {
    all.set(people, at);
    at += people.length;
  }
  all.sort();
  let count = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[count++] = all[i]!;
  return all.subarray(0, count);
}

/** Fills the offsets. @returns where the events of each person of each part go: behind those of the parts before it */
function place(parts: readonly EventColumns[], { people, offset }: EventColumns): Uint32Array[] {
  const owners = parts.map(part => ownersOf(part.people, people));
  for (const [k, part] of parts.entries()) {
    const owner = owners[k]!;
    for (let p = 0; p < owner.length; p++) offset[owner[p]! + 1]! += part.offset[p + 1]! - part.offset[p]!;
  }
  for (let p = 1; p <= people.length; p++) offset[p]! += offset[p - 1]!;
  const next = offset.slice();
  return parts.map((part, k) => {
    const owner = owners[k]!;
    const places = new Uint32Array(owner.length);
    for (let p = 0; p < owner.length; p++) {
      places[p] = next[owner[p]!]!;
      next[owner[p]!]! += part.offset[p + 1]! - part.offset[p]!;
    }
    return places;
  });
}

/** Position of each of `some`, ascending, among `all`. */
function ownersOf(some: Int32Array, all: Int32Array): Uint32Array {
  const owners = new Uint32Array(some.length);
  for (let p = 0, at = 0; p < some.length; p++) {
    while (all[at] !== some[p]) at++;
    owners[p] = at;
  }
  return owners;
}

function copyPart(
  part: EventColumns,
  places: Uint32Array,
  numbers: Uint32Array | undefined,
  merged: EventColumns,
): void {
  const { offset } = part;
  copyDoubles(part.ts, offset, places, merged.ts);
  copyShorts(part.name, offset, places, merged.name);
  if (merged.value.length > 0) copyDoubles(part.value, offset, places, merged.value);
  for (const column of ['platform', 'channel', 'currency'] as const) {
    if (merged[column].length > 0) copyShorts(part[column], offset, places, merged[column]);
  }
  if (merged.campaign.length > 0) copyInts(part.campaign, offset, places, merged.campaign);
  if (numbers) copyInts(renumbered(part.session, numbers), offset, places, merged.session);
}

function renumbered(session: Uint32Array, numbers: Uint32Array): Uint32Array {
  const out = new Uint32Array(session.length);
  for (let i = 0; i < out.length; i++) out[i] = numbers[session[i]!]!;
  return out;
}

// Three of a kind: runs are short, so that a view on each would cost more than its bytes, and a loop over arrays of one
// type is several times quicker than one that meets all of them.

function copyDoubles(from: Float64Array, offset: Uint32Array, places: Uint32Array, to: Float64Array): void {
  for (let p = 0; p < places.length; p++) {
    const end = offset[p + 1]!;
    for (let i = offset[p]!, o = places[p]!; i < end; i++, o++) to[o] = from[i]!;
  }
}

function copyInts(from: Uint32Array, offset: Uint32Array, places: Uint32Array, to: Uint32Array): void {
  for (let p = 0; p < places.length; p++) {
    const end = offset[p + 1]!;
    for (let i = offset[p]!, o = places[p]!; i < end; i++, o++) to[o] = from[i]!;
  }
}

function copyShorts(from: Uint16Array, offset: Uint32Array, places: Uint32Array, to: Uint16Array): void {
  for (let p = 0; p < places.length; p++) {
    const end = offset[p + 1]!;
    for (let i = offset[p]!, o = places[p]!; i < end; i++, o++) to[o] = from[i]!;
  }
}
