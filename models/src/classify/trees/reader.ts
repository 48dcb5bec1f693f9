// Reads JSON that somebody else stored: every value is looked at before it is believed.

/** An artefact is not what was written. */
export class BrokenTrees extends Error {
  constructor(place: string, what: string) {
    super(`broken model: ${place}: ${what}. Read it again from where it is stored, or train the model anew`);
    this.name = 'BrokenTrees';
  }
}

export class Reader {
  readonly #value: unknown;
  readonly #place: string;

  /** @param place how errors call the value */
  constructor(value: unknown, place: string) {
    this.#value = value;
    this.#place = place;
  }

  broken = (what: string): BrokenTrees => new BrokenTrees(this.#place, what);

  has = (key: string): boolean => typeof this.#value === 'object' && this.#value !== null && key in this.#value;

  get(key: string): unknown {
    if (!this.has(key)) throw this.broken(`'${key}' is not there`);
    return (this.#value as Record<string, unknown>)[key];
  }

  number(key: string): number {
    return this.#number(key, this.get(key));
  }

  text(key: string): string {
    return this.#text(key, this.get(key));
  }

  numbers(key: string, length?: number): number[] {
    return this.#array(key, length).map(value => this.#number(key, value));
  }

  texts = (key: string): string[] => this.#array(key).map(value => this.#text(key, value));

  /** Whole numbers from `least` to `most`. */
  wholes(key: string, least: number, most: number, length?: number): number[] {
    const numbers = this.numbers(key, length);
    const odd = numbers.find(n => !Number.isInteger(n) || n < least || n > most);
    if (odd !== undefined)
      throw this.broken(`'${key}' has ${odd}: a whole number from ${least} to ${most} was expected`);
    return numbers;
  }

  /** A reader for each member of a list. */
  list(key: string, length?: number): Reader[] {
    return this.#array(key, length).map((value, i) => new Reader(value, `${this.#place}, ${key}[${i}]`));
  }

  /** The value itself, when it is a list. */
  pair(): readonly [unknown, unknown] {
    if (!Array.isArray(this.#value) || this.#value.length !== 2) throw this.broken('a pair was expected');
    return this.#value as [unknown, unknown];
  }

  #array(key: string, length?: number): unknown[] {
    const value = this.get(key);
    if (!Array.isArray(value)) throw this.broken(`'${key}' is no list`);
    if (length !== undefined && value.length !== length)
      throw this.broken(`'${key}' has ${value.length} members where ${length} were expected`);
    return value;
  }

  #number(key: string, value: unknown): number {
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    throw this.broken(`'${key}' has ${JSON.stringify(value)} where a number was expected`);
  }

  #text(key: string, value: unknown): string {
    if (typeof value === 'string') return value;
    throw this.broken(`'${key}' has ${JSON.stringify(value)} where a text was expected`);
  }
}
