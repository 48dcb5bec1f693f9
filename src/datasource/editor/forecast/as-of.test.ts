import { describe, expect, it } from 'vitest';
import { readAsOf } from './as-of.ts';
import { optionsText } from './options-text.ts';

describe('a moment that is typed', () => {
  it.each([
    ['2026-10-24T07:00:00Z', '2026-10-24T07:00:00.000Z'],
    ['2026-10-24 07:00', '2026-10-24T07:00:00.000Z'],
    ['2026-10-24T07:00+02:00', '2026-10-24T05:00:00.000Z'],
    [' 2026-10-24 ', '2026-10-24T00:00:00.000Z'],
  ])('%j is %s', (text, expected) => {
    expect(new Date(readAsOf(text).value!).toISOString()).toBe(expected);
  });

  it.each(['', '  ', 'now', 'NOW'])('%j is now', text => {
    expect(readAsOf(text)).toEqual({});
  });

  it.each(['24 Oct', '2026-13-40', '2026-10-24T25:00', '$as_of', '1795000000000'])('%j is none', text => {
    expect(readAsOf(text)).toEqual({ wrong: `'${text}' is no time: write 2026-10-24T07:00:00Z` });
  });

  it('is told in the line of the options', () => {
    const query = { refId: 'A', queryType: 'forecast', version: 1, metric: 'm', asOf: '2026-10-24T07:00:00Z' } as const;
    expect(optionsText(query, {})).toMatch(/ · As of 2026-10-24T07:00:00Z$/);
  });
});
