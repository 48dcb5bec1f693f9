import { type Table, tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { encodeArrow, encodeJson, type FieldSpec, type FrameSpec, frameEncoder } from './index.ts';

const time = (...values: number[]): FieldSpec => ({ name: 'time', type: 'time', values: Float64Array.from(values) });
const number = (...values: number[]): FieldSpec => ({
  name: 'value',
  type: 'number',
  values: Float64Array.from(values),
  labels: { host: 'a"b', role: 'actual' },
  config: { displayName: 'a · actual', unit: 'ms' },
});
const text = (...values: (string | null)[]): FieldSpec => ({ name: 'text', type: 'string', values });
const frame = (...fields: FieldSpec[]): FrameSpec => ({ name: 'f', meta: { type: 'table', custom: { a: 1 } }, fields });
const read = (bytes: Uint8Array) => tableFromIPC(bytes) as Table;

describe('a frame as an Arrow file', () => {
  it('carries name, refId, and meta with the version of its type', () => {
    const { metadata } = read(encodeArrow(frame(time(0)), 'A')).schema;
    expect(Object.fromEntries(metadata)).toMatchObject({ name: 'f', refId: 'A' });
    expect(JSON.parse(metadata.get('meta')!)).toEqual({ type: 'table', custom: { a: 1 }, typeVersion: [0, 1] });
  });

  it('carries columns of the types that Grafana reads, nullable only where texts may be missing', () => {
    const table = read(encodeArrow(frame(time(1, 2), number(1, NaN), text('ä', null)), 'A'));
    expect(table.schema.fields.map(({ name, type, nullable }) => [name, String(type), nullable])).toEqual([
      ['time', 'Timestamp<NANOSECOND>', false],
      ['value', 'Float64', false],
      ['text', 'Utf8', true],
    ]);
    expect([...table.getChild('value')!]).toEqual([1, NaN]);
    expect([...table.getChild('text')!]).toEqual(['ä', null]);
    const meta = Object.fromEntries(table.schema.fields[1]!.metadata);
    expect(JSON.parse(meta.labels!)).toEqual({ host: 'a"b', role: 'actual' });
    expect(JSON.parse(meta.config!)).toEqual({ displayName: 'a · actual', unit: 'ms' });
  });

  it.each([
    [0, 0n],
    [1_700_000_000_123, 1_700_000_000_123_000_000n],
    [1.000001, 1_000_001n],
    [-0.5, -500_000n],
    [-62_135_596_800, -62_135_596_800_000_000n],
    [9_223_372_036_853, 9_223_372_036_853_000_000n],
  ])('holds %d ms to the nanosecond', (ms, ns) => {
    const column = read(encodeArrow(frame(time(ms)), 'A')).getChild('time')!;
    expect(column.data[0]!.values[0]).toBe(ns);
  });

  it.each([9_223_372_036_855, -9_223_372_036_855, Number.NaN])(
    'refuses the time %d, which would turn into another',
    ms => {
      expect(() => encodeArrow(frame(time(ms)), 'A')).toThrow(/outside 1677 to 2262/);
    },
  );

  it('can be without fields, and without rows', () => {
    expect(read(encodeArrow(frame(), 'A')).schema.fields).toEqual([]);
    const empty = read(encodeArrow(frame(time(), number(), text()), 'A'));
    expect([empty.numRows, empty.schema.fields.length]).toEqual([0, 3]);
  });
});

describe('a frame as JSON', () => {
  it('has a schema for who does not know it, and columns', () => {
    const spec = frame(time(5), number(1.5), text(null));
    expect(JSON.parse(Buffer.from(encodeJson(spec, { schema: true })).toString())).toEqual({
      schema: {
        name: 'f',
        meta: { type: 'table', custom: { a: 1 }, typeVersion: [0, 1] },
        fields: [
          { name: 'time', type: 'time', typeInfo: { frame: 'time.Time', nullable: false } },
          {
            name: 'value',
            type: 'number',
            typeInfo: { frame: 'float64', nullable: false },
            labels: { host: 'a"b', role: 'actual' },
            config: { displayName: 'a · actual', unit: 'ms' },
          },
          { name: 'text', type: 'string', typeInfo: { frame: 'string', nullable: true } },
        ],
      },
      data: { values: [[5], [1.5], [null]] },
    });
    expect(JSON.parse(Buffer.from(encodeJson(spec, { schema: false })).toString())).toEqual({
      data: { values: [[5], [1.5], [null]] },
    });
  });
});

describe('the encoder', () => {
  const never = new AbortController().signal;

  it('keeps the bytes of frames that name themselves, by refId', async () => {
    const encoder = frameEncoder(1e6);
    const named = { ...frame(time(1)), key: 'k' };
    const [a] = await encoder.encode([named], 'A', never);
    const [again] = await encoder.encode([named], 'A', never);
    const [b] = await encoder.encode([named], 'B', never);
    expect(again).toBe(a);
    expect(read(b!).schema.metadata.get('refId')).toBe('B');
    const [x, y] = await encoder.encode([frame(time(1)), frame(time(1))], 'A', never);
    expect(x).not.toBe(y);
  });

  it('lets others have their turn in a long list, and stops when nobody waits', async () => {
    const frames = Array.from({ length: 3_000 }, () => frame(time(...Array(100).keys()), number(...Array(100).keys())));
    const gone = new AbortController();
    const encoding = expect(frameEncoder(1e6).encode(frames, 'A', gone.signal)).rejects.toThrow('gone');
    setImmediate(() => gone.abort(new Error('gone')));
    await encoding;
  });
});
