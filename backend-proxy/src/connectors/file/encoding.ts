// UTF-8 or nothing: byte order marks, NUL bytes and broken sequences are found here.

import { isUtf8 } from 'node:buffer';

/** Bytes of the UTF-8 mark at the start of a text: 3 or 0. */
export function utf8MarkLength(head: Buffer): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

/** Whether the text starts with a UTF-16 or UTF-32 byte order mark, and which. */
export function foreignMark(head: Buffer): 'UTF-16' | 'UTF-32' | undefined {
  const hex = head.toString('hex', 0, 4);
  if (hex === '0000feff' || hex === 'fffe0000') return 'UTF-32';
  return hex.startsWith('fffe') || hex.startsWith('feff') ? 'UTF-16' : undefined;
}

/** Bytes at the end of `[from, to)` that begin a character whose rest has not arrived: 0 to 3. */
export function openTail(bytes: Buffer, from: number, to: number): number {
  for (let back = 1; back <= 3 && to - back >= from; back++) {
    const length = sequenceLength(bytes[to - back]!);
    if (length > 0) return length > back ? back : 0;
  }
  return 0;
}

/** Position of the first byte in `[from, to)` that is NUL or no UTF-8; -1 when all is well. */
export function badByte(bytes: Buffer, from: number, to: number): number {
  const part = bytes.subarray(from, to);
  const nul = part.indexOf(0);
  if (nul < 0 && isUtf8(part)) return -1;
  for (let i = from; i < to; ) {
    const length = sequenceLength(bytes[i]!);
    if (length === 0 || bytes[i] === 0 || i + length > to || !isUtf8(bytes.subarray(i, i + length))) return i;
    i += length;
  }
  return -1;
}

/** Length of the character that this byte begins (RFC 3629, table in section 4); 0 when it begins none. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}
