// Packs the column of values: which events have one, and the values as whole numbers of the smallest decimal unit where
// that brings each of them back to the bit, else as doubles in byte planes.
//
// Layout: nothing when no event has a value; else u32 length of the marks · marks, one bit an event · values.
// Before the values: u8 decimals of whole numbers, or 255 for doubles.
import { decodeUints, encodeUints, frame, unframe, unzigzag, zigzag } from './uint-codec.ts';

const MOST_DECIMALS = 6;
const DOUBLES = 255;

/** @param values NaN where there is none */
export function encodeValues(values: Float64Array): Buffer {
  const marks = new Uint8Array(Math.ceil(values.length / 8));
  const present: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    marks[i >> 3]! |= 1 << (i & 7);
    present.push(values[i]!);
  }
  if (present.length === 0) return Buffer.alloc(0);
  const marked = frame(0, marks);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(marked.length);
  return Buffer.concat([length, marked, encodePresent(Float64Array.from(present))]);
}

function encodePresent(values: Float64Array): Buffer {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const whole = scaled(values, 10 ** decimals);
    if (whole) return Buffer.concat([Uint8Array.of(decimals), encodeUints(whole)]);
  }
  const raw = new Uint8Array(values.buffer);
  const planes = new Uint8Array(raw.length);
  for (let i = 0; i < values.length; i++) for (let b = 0; b < 8; b++) planes[b * values.length + i] = raw[8 * i + b]!;
  return Buffer.concat([Uint8Array.of(DOUBLES), frame(0, planes)]);
}

function scaled(values: Float64Array, scale: number): Uint32Array | undefined {
  const out = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const whole = Math.round(values[i]! * scale);
    // Negated so that what is no number fails too; minus zero has no whole form.
    if (!(whole >= -(2 ** 31) && whole < 2 ** 31) || !Object.is(whole / scale, values[i])) return undefined;
    out[i] = zigzag(whole);
  }
  return out;
}

/** @param out takes the values: NaN where there is none */
export function decodeValues(data: Uint8Array, out: Float64Array): void {
  out.fill(Number.NaN);
  if (data.length === 0) return;
  const length = new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  const { bytes: marks } = unframe(data.subarray(4, 4 + length));
  const values = decodePresent(data.subarray(4 + length), countMarks(marks));
  let k = 0;
  for (let m = 0; m < marks.length; m++) {
    // Mostly there are none: eight events at once.
    for (let rest = marks[m]!; rest !== 0; rest &= rest - 1) out[8 * m + 31 - Math.clz32(rest & -rest)] = values[k++]!;
  }
}

function countMarks(marks: Uint8Array): number {
  let count = 0;
  for (let m = 0; m < marks.length; m++) for (let rest = marks[m]!; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function decodePresent(data: Uint8Array, n: number): Float64Array {
  const values = new Float64Array(n);
  if (data[0] !== DOUBLES) {
    const whole = new Uint32Array(n);
    decodeUints(data.subarray(1), whole);
    const scale = 10 ** data[0]!;
    for (let i = 0; i < n; i++) values[i] = unzigzag(whole[i]!) / scale;
    return values;
  }
  const { bytes: planes } = unframe(data.subarray(1));
  if (planes.length !== 8 * n) throw new Error(`damaged column: ${n} doubles in ${planes.length} bytes`);
  const raw = new Uint8Array(values.buffer);
  for (let i = 0; i < n; i++) for (let b = 0; b < 8; b++) raw[8 * i + b] = planes[b * n + i]!;
  return values;
}
