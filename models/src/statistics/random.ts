// Random numbers that are the same on every machine: from a seed, never from the clock.

/**
 * Uniform numbers in [0, 1) with 32 bits each: sfc32 of the PractRand suite (Doty-Humphrey 2010), filled by splitmix32.
 * @param seed whole number; seeds that differ give unrelated numbers
 * @throws {RangeError} when it is not whole
 */
export function randomNumbers(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed ${seed} is not a whole number within ±2^53`);
  const fill = splitmix(seed % 2 ** 32, Math.floor(seed / 2 ** 32));
  let [a, b, c, counter] = [fill(), fill(), fill(), 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

function splitmix(low: number, high: number): () => number {
  let state = (low ^ Math.imul(high, 0x85ebca6b)) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let t = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  };
}

/** Standard normal numbers by the polar method (Marsaglia and Bray 1964). */
export function normalNumbers(next: () => number): () => number {
  let spare = Number.NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
}
