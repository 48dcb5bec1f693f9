import { describe, expect, it } from 'vitest';
import { draws, flatten } from '../../../test/events.ts';
import { ALL_COLUMNS, type EventColumns, newColumns } from './event-columns.ts';
import { mergeColumns } from './merge-columns.ts';
import { monthStart } from './months.ts';
import { orderBy } from './radix-order.ts';
import { decodeSegment, encodeSegment } from './segment-codec.ts';
import { SessionNumbers } from './session-numbers.ts';
import { decodeUints, encodeUints, unzigzag, zigzag } from './uint-codec.ts';
import { decodeValues, encodeValues } from './value-codec.ts';

const MONTH = 674;

function uintsBack(values: number[]): number[] {
  const out = new Uint32Array(values.length);
  decodeUints(encodeUints(Uint32Array.from(values)), out);
  return [...out];
}
function valuesBack(values: number[]): Float64Array {
  const out = new Float64Array(values.length);
  decodeValues(encodeValues(Float64Array.from(values)), out);
  return out;
}

describe('columns of whole numbers', () => {
  const draw = draws(1);
  const many = (most: number, n = 3_000) => Array.from({ length: n }, () => Math.floor(draw() * most));
  it.each<[string, number[]]>([
    ['one value', [7]],
    ['equal values', new Array(900).fill(4_000_000_000)],
    ['bytes', many(200)],
    ['two bytes', many(60_000)],
    ['three bytes', many(2 ** 24)],
    ['four bytes', [...many(2 ** 32), 0, 2 ** 32 - 1]],
    ['a few, too few to pack', [1, 2, 3]],
    ['what cannot be packed', many(256)],
  ])('come back: %s', (_, values) => {
    expect(uintsBack(values)).toEqual(values);
  });

  it('are refused when bytes are missing or the count is another', () => {
    const data = encodeUints(Uint32Array.from({ length: 50 }, (_, i) => i));
    expect(() => decodeUints(data.subarray(0, 20), new Uint32Array(50))).toThrow('damaged column: 50 values');
    expect(() => decodeUints(data, new Uint32Array(49))).toThrow('damaged column: 49 values');
  });

  it('have small forms for signed numbers near zero', () => {
    expect([0, -1, 1, -2].map(zigzag)).toEqual([0, 1, 2, 3]);
    for (const value of [0, 5, -5, 2 ** 31 - 1, -(2 ** 31)]) expect(unzigzag(zigzag(value))).toBe(value);
  });
});

describe('columns of values', () => {
  it.each<[string, number[]]>([
    ['none', [Number.NaN, Number.NaN]],
    ['money, some missing', [12.5, Number.NaN, 0.01, -3, 99_999.99]],
    ['more decimals than money has', [1e-6, 0.123456, 3]],
    ['doubles', [Math.PI, 1e300, -1e-300, 5e-324, Number.MAX_VALUE]],
    ['minus zero and infinity', [-0, Number.POSITIVE_INFINITY, 1]],
    ['beyond 32 bits', [2 ** 31, 2 ** 53]],
  ])('come back to the bit: %s', (_, values) => {
    expect(valuesBack(values)).toEqual(Float64Array.from(values));
  });
});

/** Events of one month, drawn; with people that come and go and sessions that several have. */
function drawn(seed: number, events: number): EventColumns {
  const draw = draws(seed);
  const numbers = new SessionNumbers();
  const rows = Array.from({ length: events }, () => ({
    person: 64 * Math.floor(draw() * 30) + 5,
    ts: monthStart(MONTH) + Math.floor(draw() * 28 * 1440) * 60_000,
    name: 1 + Math.floor(draw() * 5),
    session: draw() < 0.3 ? 0 : numbers.of(Math.floor(draw() * 40) + 1, 77),
  })).sort((a, b) => a.person - b.person || a.ts - b.ts || a.name - b.name);
  const people = [...new Set(rows.map(row => row.person))];
  const columns = newColumns(people.length, events, 0, ALL_COLUMNS);
  columns.people.set(people);
  for (const [i, row] of rows.entries()) {
    columns.offset[people.indexOf(row.person) + 1] = i + 1;
    columns.ts[i] = row.ts;
    columns.name[i] = row.name;
    columns.session[i] = row.session;
    columns.platform[i] = Math.floor(draw() * 3);
    columns.campaign[i] = Math.floor(draw() * 100_000);
    columns.value[i] = draw() < 0.5 ? Number.NaN : Math.round(draw() * 1000) / 100;
  }
  return { ...columns, sessionKeys: numbers.keys.slice() };
}

describe('a segment', () => {
  it.each([1, 2, 300, 5_000])('of %d events comes back', events => {
    const columns = drawn(events, events);
    const decoded = decodeSegment(encodeSegment(MONTH, columns), ALL_COLUMNS);
    expect(flatten(decoded)).toEqual(flatten(columns));
    const few = decodeSegment(encodeSegment(MONTH, columns), new Set(['platform']));
    expect(few.platform).toEqual(columns.platform);
    expect([few.session.length, few.value.length]).toEqual([0, 0]);
  });

  it('is packed into a few bytes an event', () => {
    const { data } = encodeSegment(MONTH, drawn(9, 5_000));
    const bytes = Object.values(data).reduce((sum, column) => sum + column.length, 0);
    // Campaigns and values are drawn at random, so they cannot be packed below 5 bytes.
    expect(bytes / 5_000).toBeLessThan(13);
  });

  it('whose people do not add up to its events is refused', () => {
    const segment = encodeSegment(MONTH, drawn(3, 300));
    expect(() => decodeSegment({ ...segment, events: 299 }, new Set())).toThrow(
      'its people have 300 events, it has 299',
    );
  });
});

describe('segments laid over each other', () => {
  it('are one, whatever was late', () => {
    const whole = drawn(21, 900);
    const part = (keep: (i: number) => boolean) => {
      const rows = [...whole.ts.keys()].filter(keep);
      const owner = (i: number) => whole.people[whole.offset.findIndex(upTo => upTo > i) - 1]!;
      const people = [...new Set(rows.map(owner))];
      const columns = newColumns(people.length, rows.length, whole.sessionKeys.length / 2, ALL_COLUMNS);
      columns.people.set(people);
      columns.sessionKeys.set(whole.sessionKeys);
      for (const [o, i] of rows.entries()) {
        columns.offset[people.indexOf(owner(i)) + 1] = o + 1;
        for (const key of ['ts', 'name', 'session', 'platform', 'channel', 'campaign', 'value', 'currency'] as const) {
          columns[key][o] = whole[key][i]!;
        }
      }
      return columns;
    };
    const merged = mergeColumns([part(i => i % 3 === 0), part(i => i % 3 === 1), part(i => i % 3 === 2)], ALL_COLUMNS);
    const ordered = (columns: EventColumns) => flatten(columns).map(flat => JSON.stringify(flat));
    expect(ordered(merged).sort()).toEqual(ordered(whole).sort());
    for (let p = 0; p < merged.people.length; p++) {
      for (let i = merged.offset[p]! + 1; i < merged.offset[p + 1]!; i++) {
        expect(merged.ts[i]! - merged.ts[i - 1]! || merged.name[i]! - merged.name[i - 1]!).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('numbers of sessions', () => {
  it('are the same for the same key only, also when there are many', () => {
    const numbers = new SessionNumbers();
    const draw = draws(4);
    const keys = Array.from({ length: 20_000 }, () => [Math.floor(draw() * 300), Math.floor(draw() * 300)] as const);
    const known = new Map<string, number>();
    for (const [low, high] of keys) {
      const number = numbers.of(low, high);
      const text = `${low}/${high}`;
      if (low === 0 && high === 0) expect(number).toBe(0);
      else if (known.has(text)) expect(number).toBe(known.get(text));
      else known.set(text, number);
    }
    expect(numbers.count).toBe(known.size);
    expect(new Set(known.values()).size).toBe(known.size);
  });
});

describe('an order by counting', () => {
  it.each([1, 255, 70_000, 2 ** 32])('is that of comparing, for keys below %d', most => {
    const draw = draws(8);
    const minor = Uint16Array.from({ length: 2_000 }, () => draw() * 9);
    const major = Uint32Array.from({ length: 2_000 }, () => draw() * most);
    const expected = [...major.keys()].sort((a, b) => major[a]! - major[b]! || minor[a]! - minor[b]! || a - b);
    expect([...orderBy([minor, major], 2_000)]).toEqual(expected);
  });

  it('of nothing is nothing', () => {
    expect([...orderBy([new Uint32Array(0)], 0)]).toEqual([]);
  });
});
