import { describe, expect, it } from 'vitest';
import { decodeChunk, encodeChunk, type Points } from './chunk-codec.ts';

/** Seeded noise in [0, 1): Park–Miller. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function points(n: number, ts: (i: number) => number, value: (i: number) => number): Points {
  return {
    ts: Float64Array.from({ length: n }, (_, i) => ts(i)),
    value: Float64Array.from({ length: n }, (_, i) => value(i)),
  };
}

const hour = 3_600_000;
const random = noise(7);
const cases: [string, Points][] = [
  [
    'one point',
    points(
      1,
      () => 0,
      () => 1.5,
    ),
  ],
  [
    'regular stamps with two decimals',
    points(
      4096,
      i => i * hour,
      i => Math.round(i * 7.31) / 100,
    ),
  ],
  [
    'irregular stamps',
    points(
      1000,
      i => i * 60_000 + Math.round(random() * 5_000),
      () => Math.round(random() * 1e6),
    ),
  ],
  [
    'stamps months apart',
    points(
      300,
      i => Date.UTC(1950, i),
      i => i,
    ),
  ],
  [
    'years of gap between stamps',
    points(
      3,
      i => i * 1e12,
      i => i,
    ),
  ],
  [
    'stamps before 1970',
    points(
      100,
      i => -1e12 + i * hour,
      i => -i,
    ),
  ],
  [
    'noise of full precision',
    points(
      2000,
      i => i * hour,
      () => random() * 1e-3,
    ),
  ],
  [
    'minus zero, huge and tiny',
    points(
      6,
      i => i,
      i => [-0, 0, 1e300, -1e-300, 5e-324, Number.MAX_VALUE][i]!,
    ),
  ],
  [
    'integers beyond 32 bits',
    points(
      50,
      i => i * hour,
      i => i * 2 ** 40 + 1,
    ),
  ],
  [
    'not-a-number',
    points(
      3,
      i => i * hour,
      i => [1, Number.NaN, 2][i]!,
    ),
  ],
];

describe('metric chunk', () => {
  it.each(cases)('brings back the same bits: %s', (_, original) => {
    const back = decodeChunk(encodeChunk(original));
    expect(Buffer.from(back.ts.buffer)).toEqual(Buffer.from(original.ts.buffer));
    expect(Buffer.from(back.value.buffer)).toEqual(Buffer.from(original.value.buffer));
  });

  it('takes less than two bytes a point for hourly data with two decimals', () => {
    const next = noise(3);
    const daily = points(
      4096,
      i => i * hour,
      i => Math.round((50 + 10 * Math.sin(i / 3.82) + next()) * 100) / 100,
    );
    expect(encodeChunk(daily).length / 4096).toBeLessThan(2);
  });

  it('gives the same bytes for the same points', () => {
    const [, original] = cases[1]!;
    expect(encodeChunk(original)).toEqual(encodeChunk(original));
  });

  it('refuses a newer layout and damaged bytes', () => {
    const [, original] = cases[1]!;
    const chunk = encodeChunk(original);
    expect(() => decodeChunk(Buffer.from([9, ...chunk.subarray(1)]))).toThrow(/layout 9.*reads layout 1/);
    expect(() => decodeChunk(Buffer.alloc(3))).toThrow(/3 bytes/);
    const fewer = Buffer.from(chunk);
    fewer.writeUInt32LE(4095, 4);
    expect(() => decodeChunk(fewer)).toThrow(/4095 points need/);
  });
});
