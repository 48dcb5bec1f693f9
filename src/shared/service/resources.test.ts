import { describe, expect, it } from 'vitest';
import { resources } from './resources.ts';

function asking() {
  const asked: string[] = [];
  const answers: (() => Promise<unknown>)[] = [];
  let time = 0;
  const ask = resources(
    (path, params) => {
      asked.push(params ? `${path}?${new URLSearchParams(params)}` : path);
      return answers.shift()?.() ?? Promise.resolve({ items: [{ metric: String(asked.length) }] });
    },
    () => time,
  );
  return { ask, asked, answers, pass: (ms: number) => (time += ms) };
}

describe('what editors ask of the service', () => {
  it('is asked once by those who ask together, and again after a while', async () => {
    const { ask, asked, pass } = asking();
    expect(await Promise.all([ask.metrics(), ask.metrics()])).toEqual([[{ metric: '1' }], [{ metric: '1' }]]);
    pass(29_999);
    expect(await ask.metrics()).toEqual([{ metric: '1' }]);
    pass(1);
    expect(await ask.metrics()).toEqual([{ metric: '2' }]);
    expect(asked).toEqual(['metrics', 'metrics']);
  });

  it('has metrics in the order a person would list them', async () => {
    const { ask, answers } = asking();
    answers.push(() => Promise.resolve({ items: ['m_10', 'a', 'm_2'].map(metric => ({ metric })) }));
    expect((await ask.metrics()).map(({ metric }) => metric)).toEqual(['a', 'm_2', 'm_10']);
  });

  it('is kept apart by metric', async () => {
    const { ask, asked } = asking();
    await Promise.all([ask.labels('a'), ask.labels('b'), ask.labels('a'), ask.methods()]);
    expect(asked).toEqual(['labels?metric=a', 'labels?metric=b', 'methods']);
  });

  it('is asked again after a failure', async () => {
    const { ask, asked, answers } = asking();
    answers.push(() => Promise.reject(new Error('stopped')));
    await expect(ask.metrics()).rejects.toThrow('stopped');
    expect(await ask.metrics()).toEqual([{ metric: '2' }]);
    expect(asked).toHaveLength(2);
  });
});
