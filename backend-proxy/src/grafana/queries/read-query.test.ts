import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import type { QueryType } from './query-type.ts';
import { parseModel, readQuery } from './read-query.ts';

/** A second type of query, as short as one can be. */
const echo: QueryType = {
  type: 'echo',
  schema: Type.Object(
    {
      word: Type.String(),
      times: Type.Optional(Type.Integer({ minimum: 1 })),
      op: Type.Optional(Type.Enum(['a', 'b'])),
    },
    { additionalProperties: false },
  ),
  migrate: ({ wrod, ...saved }) => (wrod === undefined ? saved : { ...saved, word: wrod }),
  run: async () => [],
};

describe('reading a saved query', () => {
  it('takes off what Grafana adds, and brings it up to date', () => {
    const saved = {
      refId: 'A',
      queryType: 'echo',
      intervalMs: 1000,
      maxDataPoints: 43_200,
      datasource: { uid: 'x' },
      hide: false,
      wrod: 'hi',
    };
    expect(readQuery(echo, saved)).toEqual({ word: 'hi' });
  });

  it.each([
    [{}, /word/],
    [{ word: 1 }, /word must be string/],
    [{ word: '', times: 0 }, /times must be >= 1/],
    [{ word: '', op: 'c' }, /op must be one of a, b/],
    [{ word: '', tmies: 1 }, /'tmies' is not a member; known: word, times, op/],
  ])('says what is wrong with %j', (saved, expected) => {
    expect(() => readQuery(echo, saved)).toThrow(expected);
  });

  it.each([
    ['[]', /a list/],
    ['"x"', /string, not an object/],
    ['{', /not JSON/],
    ['', /not JSON/],
  ])('refuses %s', (json, expected) => {
    expect(() => parseModel(Buffer.from(json))).toThrow(expected);
  });
});
