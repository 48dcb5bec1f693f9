// Bounded memory of answers, and one piece of work for all who wait for the same answer.

interface Entry<V> {
  readonly value: V;
  readonly bytes: number;
}

/** Keeps what was used last, up to a number of bytes. */
export class BytesCache<V> {
  readonly #limit: number;
  readonly #entries = new Map<string, Entry<V>>();
  #bytes = 0;

  /** @param limit bytes in all */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    // A map keeps the order of insertion: the first one is the one not used for longest.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** An entry that would take more than a quarter of the room is not kept: it would push out everything else. */
  set(key: string, value: V, bytes: number): void {
    this.delete(key);
    if (bytes * 4 > this.#limit) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#limit) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
