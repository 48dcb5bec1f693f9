import { describe, expect, it } from 'vitest';
import { firstLimit } from './index.ts';

describe('the limit that a rule begins with', () => {
  it.each([
    [[1, 123, 7], 140],
    [[-200, -100], -90],
    [[0], 0],
    [[0.0123], 0.014],
    [[], 0],
    [[Number.POSITIVE_INFINITY], 0],
  ])('of %j is %d', (values, value) => expect(firstLimit(values)).toEqual({ value, direction: 'above' }));
});
