import { describe, expect, it } from 'vitest';
import { detectDelimiter } from './delimiter.ts';

describe('the delimiter of a text', () => {
  it.each<[string, string, ',' | ';' | '\t' | undefined]>([
    ['commas', 'a,b,c\n', ','],
    ['semicolons', 'a;b;c\n', ';'],
    ['tabs', 'a\tb\tc\n', '\t'],
    ['the most frequent one', 'a,b,c;d\n', ','],
    ['semicolons on a tie with decimal commas', 'a;1,5;2,5\n', ';'],
    ['commas in quotes do not count', '"a,b,c,d";e\n', ';'],
    ['commas behind doubled quotes in quotes do not count', '"a ""b"", c, d";e\n', ';'],
    ['a quote inside a plain cell opens nothing', 'pipe 5" wide,x\n', ','],
    ['a comma when there is none', 'abc\n', ','],
    ['blank lines in front are skipped', '\r\n\na;b\n', ';'],
    ['unknown while the line is not whole', 'a;b', undefined],
    ['unknown while a quote is open', '"a;b\n', undefined],
  ])('is told from its first line: %s', (_, text, expected) => {
    const bytes = Buffer.from(text);
    expect(detectDelimiter(bytes, bytes.length)).toBe(expected);
  });
});
