// Packed gradients: sums are exact, so a parent less one child is the other child to the last bit.
import { describe, expect, it } from 'vitest';
import { normalNumbers, randomNumbers } from '../../statistics/random.ts';
import { byteOffset, emptyPacked } from '../bins/index.ts';
import { emptyGradients, packGradients } from './gradients.ts';
import { emptyHistogram, fillHistogram, hOf, SHIFT, SLOTS, subtract } from './histogram.ts';

const ROWS = 5001;
const FEATURES = 6;
const next = randomNumbers(1);
const normal = normalNumbers(next);
const packed = emptyPacked(ROWS, FEATURES);
for (let feature = 0; feature < FEATURES; feature++) {
  for (let row = 0; row < ROWS; row++) packed.bytes[byteOffset(feature, ROWS) + 4 * row] = Math.floor(255 * next());
}
const gradients = emptyGradients(ROWS);
gradients.first.forEach((_, row) => {
  gradients.first[row] = normal();
  gradients.second[row] = next();
});
packGradients(gradients, null, 7);
const both = Uint8Array.of(1, 1);

function histogramOf(rows: Int32Array) {
  const histogram = emptyHistogram(2);
  const gathered = Float64Array.from(rows, row => gradients.packed[row]!);
  fillHistogram(histogram, packed, rows, gathered, both);
  return histogram;
}

describe('a histogram', () => {
  const rows = Int32Array.from({ length: ROWS }, (_, row) => row);
  const whole = emptyHistogram(2);
  fillHistogram(whole, packed, null, gradients.packed, both);

  it('is the sum of its rows, slot by slot', () => {
    const expected = new Float64Array(8 * SLOTS);
    for (let feature = 0; feature < 8; feature++) {
      for (const row of rows) {
        const bin = feature < FEATURES ? packed.bytes[byteOffset(feature, ROWS) + 4 * row]! : 0;
        expected[feature * SLOTS + bin]! += gradients.packed[row]!;
      }
    }
    expect(whole.sums).toEqual(expected);
    expect(histogramOf(rows).sums).toEqual(expected);
  });

  it.each([1, 7, 2047, 2048, 2049, 4097, 5000])('less a child of %i rows is the other child, exactly', count => {
    const parent = histogramOf(rows);
    subtract(parent, histogramOf(rows.subarray(0, count)), both);
    expect(parent.sums).toEqual(histogramOf(rows.subarray(count)).sums);
  });

  it('leaves groups of columns alone that are not asked for', () => {
    const marked = emptyHistogram(2);
    marked.sums.fill(5);
    fillHistogram(marked, packed, null, gradients.packed, Uint8Array.of(0, 1));
    expect(marked.parts[0]!.every(sum => sum === 5)).toBe(true);
    expect(marked.parts[1]).toEqual(whole.parts[1]);
  });
});

describe('packed gradients', () => {
  it('unpack to whole numbers whose sums fit', () => {
    let [g, h] = [0, 0];
    for (const sum of gradients.packed) {
      h += hOf(sum);
      g += sum - hOf(sum) * SHIFT;
    }
    expect([g, h]).toEqual([gradients.sumG, gradients.sumH]);
    expect(h).toBeLessThan(2 ** 26);
    expect(h).toBeGreaterThan(2 ** 26 - 3 * ROWS);
  });

  it.each([
    [0, -(2 ** 26)],
    [0, 2 ** 26 - 1],
    [2 ** 26, -(2 ** 26)],
    [2 ** 26, 2 ** 26 - 1],
    [1, -1],
  ])('come apart at the edges: h %i and g %i', (h, g) => {
    expect(hOf(h * SHIFT + g)).toBe(h);
  });

  it('are right in the mean: rounding adds nothing to the sums', () => {
    const first = gradients.first.reduce((sum, value) => sum + value, 0) * gradients.firstScale;
    expect(Math.abs(gradients.sumG - first)).toBeLessThan(4 * Math.sqrt(ROWS / 4));
  });
});
