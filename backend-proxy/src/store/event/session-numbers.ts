// Numbers for session keys of 64 bits, without a BigInt: an open hash table over two halves.

export class SessionNumbers {
  #slots = new Uint32Array(1024);
  #keys = new Uint32Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The halves of all keys, by number: those of s at 2(s − 1). */
  get keys(): Uint32Array {
    return this.#keys.subarray(0, 2 * this.#count);
  }

  /** @returns the number of the key, from 1, the next one when it is new; 0 for the key 0, which is "none" */
  of(low: number, high: number): number {
    if (low === 0 && high === 0) return 0;
    const mask = this.#slots.length - 1;
    // The keys are hashes already.
    for (let slot = (low ^ (high >>> 7)) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot]!;
      if (number === 0) return this.#add(slot, low, high);
      if (this.#keys[2 * number - 2] === low && this.#keys[2 * number - 1] === high) return number;
    }
  }

  #add(slot: number, low: number, high: number): number {
    if (2 * this.#count === this.#keys.length) this.#keys = grown(this.#keys);
    this.#keys[2 * this.#count] = low;
    this.#keys[2 * this.#count + 1] = high;
    this.#slots[slot] = ++this.#count;
    const number = this.#count;
    if (2 * number > this.#slots.length) this.#widen();
    return number;
  }

  #widen(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let number = 1; number <= this.#count; number++) {
      let slot = (this.#keys[2 * number - 2]! ^ (this.#keys[2 * number - 1]! >>> 7)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number;
    }
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(2 * array.length);
  wider.set(array);
  return wider;
}
