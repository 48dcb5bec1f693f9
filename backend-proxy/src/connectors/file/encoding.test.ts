import { isUtf8 } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { badByte, openTail } from './encoding.ts';

describe('the check for UTF-8', () => {
  it('agrees with the platform on every sequence of two bytes', () => {
    const wrong: string[] = [];
    for (let pair = 0; pair < 65_536; pair++) {
      const bytes = Buffer.from([pair >> 8, pair & 255]);
      if ((badByte(bytes, 0, 2) === -1) !== (isUtf8(bytes) && !bytes.includes(0))) wrong.push(bytes.toString('hex'));
    }
    expect(wrong).toEqual([]);
  });

  it.each(['é', '日', '😀'])('knows how much of %s is still to come', char => {
    const bytes = Buffer.from(`ab${char}`);
    for (let end = 2; end <= bytes.length; end++) {
      expect(openTail(bytes, 0, end)).toBe(end === bytes.length ? 0 : end - 2);
    }
  });

  it('does not look behind the start it is given', () => {
    expect(openTail(Buffer.from([0xe2, 0x82]), 1, 2)).toBe(0);
  });
});
