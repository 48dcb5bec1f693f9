// Rows of a node put apart: those that go left first, both in the order they had.
import { byteOffset, type PackedTable } from '../bins/index.ts';
import { hasBin } from './bin-set.ts';

const goesLeft = new Uint8Array(256);

/**
 * @param rows of the node; sorted in place
 * @param spare at least as long
 * @returns how many go left
 */
export function partition(
  rows: Int32Array,
  spare: Int32Array,
  packed: PackedTable,
  feature: number,
  sets: Uint32Array,
  set: number,
): number {
  for (let bin = 0; bin < 256; bin++) goesLeft[bin] = hasBin(sets, set, bin);
  const column = packed.bytes.subarray(byteOffset(feature, packed.rows));
  const count = rows.length;
  let left = 0;
  let right = 0;
  // Both places are written, one counts: a branch would be guessed wrong half of the time.
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const isLeft = goesLeft[column[row << 2]!]!;
    rows[left] = row;
    spare[right] = row;
    left += isLeft;
    right += 1 - isLeft;
  }
  rows.set(spare.subarray(0, right), left);
  return left;
}
