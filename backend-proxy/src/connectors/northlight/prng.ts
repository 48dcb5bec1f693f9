// Reproducible randomness: one small generator, and sub-streams named by purpose, person and day.
// A draw belongs to its key, not to the order of calls: a new stream or another person never moves an old draw.

const GOLDEN = 0x9e3779b9;

/** The purposes that draw random numbers. A new purpose gets a new name; the others keep their numbers. */
export type StreamName =
  | 'arrival'
  | 'profile'
  | 'base'
  | 'browse'
  | 'visitor'
  | 'signup'
  | 'arm'
  | 'churn'
  | 'billing'
  | 'convert'
  | 'touch'
  | 'campaign'
  | 'mail'
  | 'usage'
  | 'session'
  | 'ticket'
  | 'latent'
  | 'load'
  | 'sample'
  | 'rollout';

/** Gives the generator of one purpose for one person (or other index) and day. */
export interface RandomSource {
  at(stream: StreamName, index: number, day: number): Rng;
}

/**
 * xoshiro128**, period 2^128 - 1.
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021.
 */
export class Rng {
  private a = 1;
  private b = 2;
  private c = 3;
  private d = 4;

  /** Starts a new sequence from two 32-bit words. */
  reset(low: number, high: number): this {
    this.a = finish(low);
    this.b = finish(low + GOLDEN);
    this.c = finish(high + 2 * GOLDEN);
    this.d = finish(high + 3 * GOLDEN) | 1; // the all-zero state is the one the generator cannot leave
    return this;
  }

  /** @returns a number in the open interval (0, 1), 32 random bits. */
  next(): number {
    const b5 = Math.imul(this.b, 5);
    const result = Math.imul((b5 << 7) | (b5 >>> 25), 9);
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return ((result >>> 0) + 0.5) / 4294967296;
  }
}

/** Sub-streams keyed by (seed, name, index, day). One generator object a name, so memory does not grow with people. */
export class NamedStreams implements RandomSource {
  private readonly streams = new Map<StreamName, { low: number; high: number; rng: Rng }>();
  private readonly seed: number;

  /** @param seed whole number, 0 to 2^32 - 1 */
  constructor(seed: number) {
    this.seed = seed;
  }

  at(stream: StreamName, index: number, day: number): Rng {
    let entry = this.streams.get(stream);
    if (!entry) {
      const name = hashName(stream);
      entry = { low: mix(this.seed, name), high: mix(~this.seed, name ^ 0x5bd1e995), rng: new Rng() };
      this.streams.set(stream, entry);
    }
    return entry.rng.reset(mix(mix(entry.low, index), day), mix(mix(entry.high, index), day));
  }
}

/** One running generator for every purpose: the cheap source for roll-outs that nobody reads in detail. */
export class SingleStream implements RandomSource {
  private readonly rng: Rng;

  constructor(rng: Rng) {
    this.rng = rng;
  }

  at(): Rng {
    return this.rng;
  }
}

/** The 32-bit finaliser of MurmurHash3 (Appleby, public domain). */
function finish(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function mix(hash: number, value: number): number {
  return finish(Math.imul(hash, 31) + finish(value + GOLDEN));
}

/** FNV-1a over the name's characters. */
function hashName(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h;
}
