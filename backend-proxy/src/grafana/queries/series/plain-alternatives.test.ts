import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { plainAlternatives } from './plain-alternatives.ts';

const texts = (expression: string) => {
  const found = plainAlternatives(expression);
  return found && [...found];
};

describe('expressions that are texts to choose from', () => {
  it.each([
    ['', ['']],
    ['api', ['api']],
    ['api|web', ['api', 'web']],
    ['a|', ['a', '']],
    ['a\\.b|c\\|d|\\\\', ['a.b', 'c|d', '\\']],
    ['a-b/c d_é', ['a-b/c d_é']],
  ])('%s is one', (expression, expected) => expect(texts(expression)).toEqual(expected));

  it.each(['a.', 'a*', '(a)', '[a]', 'a{2}', '^a', 'a$', '\\d', '\\n', 'a\\', '(?i)a', 'a+'])(
    '%s is more',
    expression => {
      expect(texts(expression)).toBeUndefined();
    },
  );

  it('fit what the expression fits', () => {
    const values = ['', 'a', 'a.b', 'axb', 'c|d', 'c', 'd', '\\', 'a|', '|'];
    for (const expression of ['', 'a', 'a|', 'a\\.b|c\\|d', '\\\\', '|a|', 'a\\|']) {
      const compiled = RE2JS.compile(expression, RE2JS.DOTALL);
      for (const value of values) {
        expect([expression, value, plainAlternatives(expression)?.has(value)]).toEqual([
          expression,
          value,
          compiled.matches(value),
        ]);
      }
    }
  });
});
