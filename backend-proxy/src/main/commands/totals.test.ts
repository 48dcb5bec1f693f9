import { describe, expect, it } from 'vitest';
import type { AskedSeries } from './file-questions.ts';
import type { Answered } from './forecast-show.ts';
import { agreeing, withTotals } from './totals.ts';

const DAY = 86_400_000;

function asked(labels: Record<string, string>, value: number[], from = 0): AskedSeries {
  const values = Float64Array.from(value);
  return {
    name: Object.values(labels).join('/'),
    labels,
    firstRow: 2,
    question: {
      ts: values.map((_, i) => (from + i) * DAY),
      value: values,
      timeKind: 'time',
      horizon: 2,
      levels: [0.8],
      options: {},
    },
  };
}

const FILE = [
  asked({ service: 'api', feature: 'chat' }, [1, 2, 3]),
  asked({ service: 'api', feature: 'search' }, [10, 20, 30]),
  asked({ service: 'web', feature: 'chat' }, [100, 200, 300]),
];

describe('totals of a file', () => {
  it('are sums of the series below them; a total of one series is that series', async () => {
    const { totals, asked: all } = await withTotals(FILE, ['service', 'feature']);
    expect(all.map(({ name }) => name)).toEqual(['total', 'total{service=api}', 'api/chat', 'api/search', 'web/chat']);
    expect(all.slice(0, 2).map(({ question }) => [...question.value])).toEqual([
      [111, 222, 333],
      [11, 22, 33],
    ]);
    expect(totals.map(({ members }) => members)).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
  });

  it('need labels that the file has, and say which those are', async () => {
    await expect(withTotals(FILE, ['region'])).rejects.toMatchObject({
      message: "no series has the label 'region'",
      facts: { fix: 'use labels of the file: service, feature' },
    });
    await expect(withTotals([asked({}, [1])], ['a'])).rejects.toMatchObject({
      facts: { fix: 'the file has no column of labels' },
    });
  });

  it('have no regressors', async () => {
    const [first, ...others] = FILE;
    const regressors = [{ name: 'price', points: { ts: new Float64Array(), value: new Float64Array() } }];
    const moved = { ...first!, question: { ...first!.question, regressors } };
    await expect(withTotals([moved, ...others], ['service'])).rejects.toThrow('a total has no regressors');
  });
});

const answered = (point: number[], from = 0): Answered =>
  ({
    id: '',
    history: Float64Array.of(1, 2),
    answer: {
      time: Float64Array.from(point, (_, i) => (from + i) * DAY),
      point: Float64Array.from(point),
      intervals: [],
      pastErrors: [],
    },
  }) as unknown as Answered;
const TOTAL = [{ labels: {}, members: [0, 1] }];

describe('answers that agree', () => {
  it('add up', () => {
    const [total, a, b] = agreeing(TOTAL, [answered([10]), answered([3]), answered([4])], 'bottom-up');
    expect([total, a, b].map(one => one!.answer.point[0])).toEqual([7, 3, 4]);
  });

  it('need a step that all reach', () => {
    const apart = [answered([10]), answered([3]), answered([4], 9)];
    expect(() => agreeing(TOTAL, apart, 'min-trace')).toThrow('they end at different times');
  });

  it('are not more than can be done, and the way out is named', () => {
    const many = Array.from({ length: 2001 }, () => answered([1]));
    expect(() => agreeing(TOTAL, many, 'min-trace')).toThrow(
      expect.objectContaining({ facts: { fix: 'use --reconciliation bottom-up' } }),
    );
  });
});
