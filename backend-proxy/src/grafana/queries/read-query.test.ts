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
      list: Type.Optional(Type.Array(Type.String({ maxLength: 3 }), { minItems: 1, maxItems: 2, uniqueItems: true })),
      name: Type.Optional(Type.String({ pattern: '^[a-z]+$', description: 'letters' })),
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
    [{}, /word is missing/],
    [{ word: 1 }, /word must be a text, not 1/],
    [{ word: '', times: 0 }, /times must be 1 or more, not 0/],
    [{ word: '', times: 1.5 }, /times must be a whole number, not 1.5/],
    [{ word: '', op: 'c' }, /op must be one of a, b, not "c"/],
    [{ word: '', list: [] }, /list must not be empty/],
    [{ word: '', list: ['a', 'b', 'c'] }, /list has 3 entries; 2 are the most/],
    [{ word: '', list: ['a', 'a'] }, /list has an entry twice/],
    [{ word: '', list: ['x'.repeat(9)] }, /list\.0 has 9 characters; 3 are the most/],
    [{ word: '', name: 'a b' }, /name is "a b", which does not have its form \(letters\)/],
    [{ word: { deep: ['x'.repeat(99)] } }, /word must be a text, not \{"deep":\["x{50}/],
    [{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, /; and 2 more$/],
    [{ word: '', tmies: 1 }, /'tmies' is not a member; known: word, times, op, list, name/],
  ])('says what is wrong with %j', (saved, expected) => {
    expect(() => readQuery(echo, saved)).toThrow(expected);
  });

  it.each([
    ['[]', /a list/],
    ['"x"', /string, not an object/],
    ['null', /null, not an object/],
    ['{', /not JSON/],
    ['', /not JSON/],
  ])('refuses %s', (json, expected) => {
    expect(() => parseModel(Buffer.from(json))).toThrow(expected);
  });
});
