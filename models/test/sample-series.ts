// Seeded series for tests: the same numbers on every run and every machine.
import { DAY, HOUR, type Series } from '../src/index.ts';

/** Uniform numbers in [0, 1) (mulberry32). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Sum of 12 uniforms minus 6: mean 0, variance 1. */
export function noise(seed: number): () => number {
  const next = uniform(seed);
  return () => Array.from({ length: 12 }, next).reduce((sum, v) => sum + v, -6);
}

export function seriesOf(values: Iterable<number>, step: Series['step'] = { unit: 'ms', count: HOUR }): Series {
  return { values: Float64Array.from(values), start: 20_000 * DAY, step };
}

export interface Shape {
  readonly length: number;
  readonly level?: number;
  readonly trend?: number;
  /** [season, amplitude] pairs. */
  readonly waves?: readonly (readonly [number, number])[];
  readonly noise?: number;
}

export function shaped(seed: number, shape: Shape): Float64Array {
  const next = noise(seed);
  return Float64Array.from({ length: shape.length }, (_, t) => {
    const wave = (shape.waves ?? []).reduce((sum, [s, size]) => sum + size * Math.sin((2 * Math.PI * t) / s), 0);
    return (shape.level ?? 0) + (shape.trend ?? 0) * t + wave + (shape.noise ?? 1) * next();
  });
}

export function randomWalk(seed: number, length: number, start = 0): Float64Array {
  const next = noise(seed);
  let x = start;
  return Float64Array.from({ length }, () => {
    x += next();
    return x;
  });
}
