import { describe, expect, it } from 'vitest';
import { type StampKind, stampKind } from './stamp-kind.ts';
import { StampReader } from './stamp-reader.ts';

function read(kind: StampKind, text: string): number {
  const bytes = Buffer.from(`|${text}|`);
  return new StampReader(kind).read(bytes, 1, bytes.length - 1);
}

const at = (iso: string) => Date.parse(iso);

describe('a time', () => {
  it.each<[string, string, StampKind, number]>([
    ['2024-02-29', 'ds', 'date', at('2024-02-29T00:00:00Z')],
    ['2024-2-9', 'ds', 'date', at('2024-02-09T00:00:00Z')],
    ['2024-02', 'ds', 'date', at('2024-02-01T00:00:00Z')],
    ['2024-02-29T23:59:58', 'ds', 'date', at('2024-02-29T23:59:58Z')],
    ['2024-02-29 23:59:58', 'ds', 'date', at('2024-02-29T23:59:58Z')],
    ['2024-02-29T23:59', 'ds', 'date', at('2024-02-29T23:59:00Z')],
    ['2024-02-29T23:59:58Z', 'ds', 'date', at('2024-02-29T23:59:58Z')],
    ['2024-02-29 23:59:58 UTC', 'ds', 'date', at('2024-02-29T23:59:58Z')],
    ['2024-02-29T23:59:58+05:30', 'ds', 'date', at('2024-02-29T23:59:58+05:30')],
    ['2024-02-29T23:59:58-0800', 'ds', 'date', at('2024-02-29T23:59:58-08:00')],
    ['2024-02-29 23:59:58+00', 'ds', 'date', at('2024-02-29T23:59:58Z')],
    ['2024-02-29T23:59:58.1', 'ds', 'date', at('2024-02-29T23:59:58.100Z')],
    ['2024-02-29T23:59:58.123456789Z', 'ds', 'date', at('2024-02-29T23:59:58.123Z')],
    ['2024-02-29T23:59:58.1239+01:00', 'ds', 'date', at('2024-02-29T22:59:58.123Z')],
    ['1899-12-31', 'ds', 'date', at('1899-12-31T00:00:00Z')],
    ['2024/02/29', 'ds', 'slash date', at('2024-02-29T00:00:00Z')],
    ['2024/2/9 07:30', 'ds', 'slash date', at('2024-02-09T07:30:00Z')],
    ['Jan 1 2000', 'date', 'month name', at('2000-01-01T00:00:00Z')],
    ['September 30, 1999', 'date', 'month name', at('1999-09-30T00:00:00Z')],
    ['20240229', 'ds', 'compact date', at('2024-02-29T00:00:00Z')],
    ['1900', 'year', 'year', at('1900-01-01T00:00:00Z')],
    ['1900', 'date', 'year', at('1900-01-01T00:00:00Z')],
    ['1900', 'ds', 'index', 1900],
    ['1', 'date', 'index', 1],
    ['-3', 'ds', 'index', -3],
    ['20241399', 'ds', 'index', 20241399],
    ['1700000000', 'ds', 'epoch seconds', 1700000000000],
    ['1700000000123', 'ds', 'epoch milliseconds', 1700000000123],
    ['1700000000123456', 'ds', 'epoch microseconds', 1700000000123],
    ['1700000000123456789', 'ds', 'epoch nanoseconds', 1700000000123],
  ])('%s under %s is a %s', (text, column, kind, ms) => {
    expect(stampKind(text, column)).toBe(kind);
    expect(read(kind, text)).toBe(ms);
    expect(read(kind, ` ${text} `)).toBe(ms);
  });

  it.each([
    '',
    'yesterday',
    '01/02/2024',
    '31.12.2024',
    '2024-13-01',
    '2023-02-29',
    '2024-01-01T24:00:00',
    '2024-01-01T12:60:00',
    '2024-01-01T12:00:61',
    '2024-01-01T12',
    '2024-01-01T12:00:00+25:00',
    '2024-01-01T12:00:00 CET',
    '2024-01-01x',
    '2024-01-01T12:00:00.',
    'Foo 1 2000',
    'Jan 32 2000',
    'Janvier 1 2000',
    '946684800',
    '12345678901234567890',
    '1.5',
    '1700000000.5',
  ])('is not %j', text => {
    expect(stampKind(text, 'ds')).toBeUndefined();
  });

  it('is read the same as by Date.parse, in any order of days, with and without fractions and Z', () => {
    const reader = new StampReader('date');
    let state = 1;
    const wrong: string[] = [];
    for (let i = 0; i < 50_000; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const iso = new Date(Math.floor((state / 2 ** 32) * 4e12) - 1e12).toISOString();
      const text = [iso, iso.slice(0, 23), `${iso.slice(0, 19)}Z`, iso.slice(0, 19), iso.slice(0, 10)][i % 5]!;
      const bytes = Buffer.from(text);
      const expected = Date.parse(text.length > 10 && !text.endsWith('Z') ? `${text}Z` : text);
      if (reader.read(bytes, 0, bytes.length) !== expected) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('that is no day is not taken for one when it comes again', () => {
    const reader = new StampReader('date');
    const bytes = Buffer.from('2023-02-29');
    expect(reader.read(bytes, 0, 10)).toBeNaN();
    expect(reader.read(bytes, 0, 10)).toBeNaN();
    expect(reader.read(Buffer.from('2023-02-28'), 0, 10)).toBe(at('2023-02-28T00:00:00Z'));
  });
});
