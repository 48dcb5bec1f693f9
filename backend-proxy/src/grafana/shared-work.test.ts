import { describe, expect, it } from 'vitest';
import { SharedWork } from './shared-work.ts';

const never = new AbortController().signal;

/** Work that ends when it is told to, and counts how often it was begun and given up. */
function task() {
  const seen = { begun: 0, givenUp: 0 };
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const start = (signal: AbortSignal) => {
    seen.begun++;
    signal.addEventListener('abort', () => {
      seen.givenUp++;
    });
    return promise;
  };
  return { seen, start, resolve, reject };
}

describe('shared work', () => {
  it('is done once for all who ask at the same time', async () => {
    const work = new SharedWork<string>();
    const { seen, start, resolve } = task();
    const asked = [1, 2, 3].map(() => work.run('k', never, start));
    resolve('done');
    expect(await Promise.all(asked)).toEqual(['done', 'done', 'done']);
    expect(seen.begun).toBe(1);
    await work.run('k', never, start);
    expect(seen.begun).toBe(2);
  });

  it('goes on while somebody waits, and is given up when the last one leaves', async () => {
    const work = new SharedWork<string>();
    const { seen, start } = task();
    const [a, b] = [new AbortController(), new AbortController()];
    const asked = [a, b].map(({ signal }) => expect(work.run('k', signal, start)).rejects.toThrow('gone'));
    a.abort(new Error('gone'));
    await asked[0];
    expect(seen.givenUp).toBe(0);
    b.abort(new Error('gone'));
    await asked[1];
    expect(seen.givenUp).toBe(1);
  });

  it('is begun anew for who comes after it was given up', async () => {
    const work = new SharedWork<string>();
    const [first, second] = [task(), task()];
    const gone = new AbortController();
    const asked = expect(work.run('k', gone.signal, first.start)).rejects.toThrow();
    gone.abort();
    await asked;
    const again = work.run('k', never, second.start);
    second.resolve('fresh');
    expect(await again).toBe('fresh');
  });

  it('fails for all who wait, and is not remembered', async () => {
    const work = new SharedWork<string>();
    const [bad, good] = [task(), task()];
    const asked = [1, 2].map(() => expect(work.run('k', never, bad.start)).rejects.toThrow('broken'));
    bad.reject(new Error('broken'));
    await Promise.all(asked);
    good.resolve('ok');
    expect(await work.run('k', never, good.start)).toBe('ok');
  });

  it('is not begun for who has left already', async () => {
    const work = new SharedWork<string>();
    const { seen, start } = task();
    await expect(work.run('k', AbortSignal.abort(new Error('gone')), start)).rejects.toThrow('gone');
    expect(seen.begun).toBe(0);
  });
});
