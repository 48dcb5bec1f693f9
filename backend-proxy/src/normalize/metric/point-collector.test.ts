import { describe, expect, it } from 'vitest';
import { FileProblem } from '../../connectors/file/index.ts';
import { PointCollector, type SeriesKey } from './index.ts';

type Point = readonly [series: number, ts: number, value: number, row: number];

function batch(points: readonly Point[]) {
  return {
    length: points.length,
    series: Uint32Array.from(points, point => point[0]),
    ts: Float64Array.from(points, point => point[1]),
    value: Float64Array.from(points, point => point[2]),
    row: Uint32Array.from(points, point => point[3]),
  };
}

const keys = (count: number): SeriesKey[] =>
  Array.from({ length: count }, (_, i) => ({ uniqueId: `s${i}`, labels: {} }));

function groups(collector: PointCollector) {
  return [...collector.groups()].map(group => [group.key.uniqueId, [...group.ts], [...group.value], [...group.row]]);
}

describe('the collector of points', () => {
  it('gives each series its points, sorted by time, in the order of the dictionary', () => {
    const collector = new PointCollector({ dictionary: keys(3), timeKind: 'index' });
    collector.add(
      batch([
        [1, 5, 50, 2],
        [0, 1, 10, 3],
        [1, 3, 30, 4],
      ]),
    );
    collector.add(
      batch([
        [0, 2, 20, 5],
        [1, 4, 40, 6],
      ]),
    );
    expect(collector.points).toBe(5);
    expect(groups(collector)).toEqual([
      ['s0', [1, 2], [10, 20], [3, 5]],
      ['s1', [3, 4, 5], [30, 40, 50], [4, 6, 2]],
    ]);
  });

  it('agrees with plain arrays on 300,000 points of 1,000 series in batches of odd sizes', () => {
    const dictionary = keys(1000);
    const collector = new PointCollector({ dictionary, timeKind: 'index' });
    const expected = new Map<number, number[][]>();
    let state = 3;
    const points = Array.from({ length: 300_000 }, (_, i): Point => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const point: Point = [(state >>> 8) % 1000, (i * 7919) % 300_007, state / 7, i + 2];
      const list = expected.get(point[0]) ?? [];
      list.push(point.slice(1));
      expected.set(point[0], list);
      return point;
    });
    for (let from = 0, size = 1; from < points.length; from += size, size = (size * 3) % 70_001) {
      collector.add(batch(points.slice(from, from + size)));
    }
    expect(collector.points).toBe(300_000);
    let seen = 0;
    for (const { series, ts, value, row } of collector.groups()) {
      const wanted = expected.get(series)!.sort((a, b) => a[0]! - b[0]!);
      expect([[...ts], [...value], [...row]]).toEqual([0, 1, 2].map(column => wanted.map(point => point[column])));
      seen += ts.length;
    }
    expect(seen).toBe(300_000);
  });

  it('starts anew after clear, with a dictionary that has grown', () => {
    const dictionary = keys(1);
    const collector = new PointCollector({ dictionary, timeKind: 'index' });
    collector.add(batch([[0, 1, 10, 2]]));
    collector.clear();
    expect(collector.points).toBe(0);
    expect(groups(collector)).toEqual([]);
    dictionary.push(...keys(400).slice(1));
    collector.add(
      batch([
        [399, 1, 11, 3],
        [0, 1, 12, 4],
      ]),
    );
    expect(groups(collector)).toEqual([
      ['s0', [1], [12], [4]],
      ['s399', [1], [11], [3]],
    ]);
  });

  it.each<['time' | 'index', string]>([
    ['time', '1970-01-01T00:00:00.007Z'],
    ['index', 'index 7'],
  ])('refuses two values at one %s and names both rows', (timeKind, shown) => {
    const dictionary = [{ uniqueId: 'cpu', labels: { host: 'a' } }];
    const collector = new PointCollector({ dictionary, timeKind });
    collector.add(
      batch([
        [0, 7, 1, 2],
        [0, 8, 1, 3],
      ]),
    );
    collector.add(
      batch([
        [0, 5, 1, 4],
        [0, 7, 1, 900_000],
      ]),
    );
    let problem: unknown;
    try {
      groups(collector);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(FileProblem);
    expect(problem).toMatchObject({ code: 'duplicate', otherRow: 2, row: 900_000 });
    expect(String(problem)).toContain(`"cpu host=a" has two values at ${shown}: rows 2 and 900000`);
  });

  it('reserves 24 bytes a point, in steps of 65,536 points', () => {
    const collector = new PointCollector({ dictionary: keys(1), timeKind: 'index' });
    const before = process.memoryUsage().arrayBuffers;
    const part = batch(Array.from({ length: 65_536 }, (_, i): Point => [0, i, i, i]));
    const own = 65_536 * 24;
    for (let i = 0; i < 32; i++) collector.add(part);
    expect(process.memoryUsage().arrayBuffers - before - own).toBeLessThanOrEqual(32 * 65_536 * 24 + 100_000);
  });
});
