import { describe, expect, it } from 'vitest';
import { BytesCache } from './cache.ts';

describe('the bounded memory', () => {
  it('forgets what was not used for longest', () => {
    const cache = new BytesCache<string>(40);
    for (const key of ['a', 'b', 'c', 'd']) cache.set(key, key, 10);
    cache.get('a');
    cache.set('e', 'e', 10);
    expect(['a', 'b', 'c', 'd', 'e'].map(key => cache.get(key))).toEqual(['a', undefined, 'c', 'd', 'e']);
    expect(cache.bytes).toBe(40);
  });

  it('counts a replaced entry once', () => {
    const cache = new BytesCache<number>(100);
    for (let i = 0; i < 50; i++) cache.set('a', i, 10);
    expect([cache.get('a'), cache.bytes]).toEqual([49, 10]);
  });

  it('does not keep what would push out everything else', () => {
    const cache = new BytesCache<string>(40);
    cache.set('small', 'x', 5);
    cache.set('huge', 'y', 11);
    expect([cache.get('small'), cache.get('huge'), cache.bytes]).toEqual(['x', undefined, 5]);
  });

  it('gives back the room of what is deleted', () => {
    const cache = new BytesCache<string>(40);
    cache.set('a', 'x', 10);
    cache.delete('a');
    cache.delete('never');
    expect([cache.get('a'), cache.bytes]).toEqual([undefined, 0]);
  });
});
