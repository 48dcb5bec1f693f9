// Events of a file in columns, as readers of stored events are given them: by person, then by time.
import type { CanonicalEvent } from '../../normalize/event/index.ts';
import { type EventView, firstAt, viewOf } from '../../store/index.ts';

export interface EventLog {
  /** External ids, by number of the person. */
  readonly ids: readonly string[];
  /** Names of events, by number; 0 is none. */
  readonly names: readonly string[];
  /** Currencies by number; 0 is none. */
  readonly currencies: readonly string[];
  /** Epoch milliseconds of the first and the last event. */
  readonly first: number;
  readonly last: number;
  /** The events before a moment, as `reduce` takes them. @param to epoch milliseconds, excluded */
  before(to: number): EventView;
  /** Whether person p did one of the counted things in [from, to). */
  wasActive(p: number, from: number, to: number): boolean;
}

/** Collects events in any order. */
export class EventLogBuilder {
  readonly #until: number;
  readonly #people = new Numbers();
  readonly #names = new Numbers(['']);
  readonly #currencies = new Numbers(['']);
  readonly #sessions = new Numbers(['']);
  /** Who an anonymous visitor turned out to be: the latest user seen beside that id. */
  readonly #known = new Map<string, string>();
  readonly #person: string[] = [];
  readonly #rows: number[] = [];

  /** @param until epoch milliseconds: events from then on are not looked at, nor whose device they tell of */
  constructor(until = Number.POSITIVE_INFINITY) {
    this.#until = until;
  }

  add(events: readonly CanonicalEvent[]): void {
    for (const event of events) if (event.ts < this.#until) this.#add(event);
  }

  #add({ user_id, anonymous_id, name, ts, session_id = '', value = Number.NaN, currency = '' }: CanonicalEvent): void {
    if (user_id !== undefined && anonymous_id !== undefined) this.#known.set(anonymous_id, user_id);
    this.#person.push(user_id ?? `\0${anonymous_id}`);
    this.#rows.push(ts, this.#names.of(name), this.#sessions.of(session_id), value, this.#currencies.of(currency));
  }

  /** Of the events there are, by number; 0 is none. */
  get names(): readonly string[] {
    return this.#names.texts;
  }

  get size(): number {
    return this.#person.length;
  }

  /** @param counted names of the events by which people count as active; absent: all */
  build(counted?: readonly string[]): EventLog {
    const person = Int32Array.from(this.#person, key => this.#people.of(this.#idOf(key)));
    const order = Uint32Array.from(person.keys()).sort(
      (a, b) =>
        person[a]! - person[b]! || this.#rows[WIDTH * a]! - this.#rows[WIDTH * b]! || this.#nameOf(a) - this.#nameOf(b),
    );
    const column = (c: number) => Float64Array.from(order, row => this.#rows[WIDTH * row + c]!);
    const ts = column(0);
    const name = Uint16Array.from(column(1));
    const people = this.#people.texts.length;
    const offset = new Uint32Array(people + 1);
    for (const p of person) offset[p + 1]!++;
    for (let p = 0; p < people; p++) offset[p + 1]! += offset[p]!;
    const counts = new Uint8Array(this.#names.texts.length).fill(counted ? 0 : 1);
    for (const word of counted ?? []) counts[this.#names.of(word)] = 1;
    const columns = {
      people: Int32Array.from({ length: people }, (_, p) => p),
      offset,
      ts,
      name,
      session: Uint32Array.from(column(2)),
      sessionKeys: new Uint32Array(2 * this.#sessions.texts.length),
      platform: new Uint16Array(0),
      channel: new Uint16Array(0),
      campaign: new Uint32Array(0),
      value: column(3),
      currency: Uint16Array.from(column(4)),
    };
    return {
      ids: this.#people.texts,
      names: this.#names.texts,
      currencies: this.#currencies.texts,
      first: ts.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY),
      last: ts.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY),
      before: to => viewOf(columns, Number.NEGATIVE_INFINITY, to),
      wasActive: (p, from, to) => {
        const last = offset[p + 1]!;
        for (let i = firstAt(ts, from, offset[p]!, last); i < last && ts[i]! < to; i++)
          if (counts[name[i]!] === 1) return true;
        return false;
      },
    };
  }

  #idOf(key: string): string {
    if (!key.startsWith('\0')) return key;
    const anonymous = key.slice(1);
    return this.#known.get(anonymous) ?? anonymous;
  }

  #nameOf(row: number): number {
    return this.#rows[WIDTH * row + 1]!;
  }
}

/** Numbers a row: time, name, session, value, currency. */
const WIDTH = 5;

class Numbers {
  readonly texts: string[];
  readonly #of: Map<string, number>;

  constructor(texts: string[] = []) {
    this.texts = texts;
    this.#of = new Map(texts.map((text, i) => [text, i]));
  }

  of(text: string): number {
    let number = this.#of.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.#of.set(text, number);
    }
    return number;
  }
}
