import { DataType, Int32, Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import {
  encodeArrow,
  encodeJson,
  type FieldSpec,
  type FrameSpec,
} from '../../../../backend-proxy/src/grafana/frames/index.ts';
import { arrowToJson } from './arrow-to-json.ts';

const time = (...values: number[]): FieldSpec => ({ name: 'time', type: 'time', values: Float64Array.from(values) });
const number = (...values: number[]): FieldSpec => ({
  name: 'value',
  type: 'number',
  values: Float64Array.from(values),
});
const text = (...values: (string | null)[]): FieldSpec => ({ name: 'text', type: 'string', values });
const frame = (...fields: FieldSpec[]): FrameSpec => ({ name: 'f', meta: { type: 'table', custom: { a: 1 } }, fields });
const convert = (...fields: FieldSpec[]) => arrowToJson(encodeArrow(frame(...fields), 'A'));

describe('a frame of the service as JSON', () => {
  it('keeps names, labels, settings, meta, and Go types', () => {
    const labelled: FieldSpec = { ...number(1), labels: { host: 'a"b' }, config: { displayName: 'ä', unit: 'ms' } };
    expect(convert(time(0), labelled, text('x')).schema).toEqual({
      name: 'f',
      refId: 'A',
      meta: { type: 'table', typeVersion: [0, 1], custom: { a: 1 } },
      fields: [
        { name: 'time', type: 'time', typeInfo: { frame: 'time.Time' } },
        {
          name: 'value',
          type: 'number',
          typeInfo: { frame: 'float64' },
          labels: { host: 'a"b' },
          config: { displayName: 'ä', unit: 'ms' },
        },
        { name: 'text', type: 'string', typeInfo: { frame: 'string', nullable: true } },
      ],
    });
  });

  it('has times as milliseconds, and beside them what is left of the nanoseconds', () => {
    expect(convert(time(1_700_000_000_123, 1.000001, -0.5)).data).toEqual({
      values: [[1_700_000_000_123, 1, -1]],
      nanos: [[0, 1, 500_000]],
    });
    expect(convert(time(-62_135_596_800, 0, 1)).data).toEqual({ values: [[-62_135_596_800, 0, 1]] });
  });

  it('names what JSON has no word for, and survives JSON', () => {
    const { data } = convert(number(1, Number.NaN, Infinity, -Infinity, Number.NaN), text('a', null, 'b', '', 'c'));
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      values: [
        [1, null, null, null, null],
        ['a', null, 'b', '', 'c'],
      ],
      entities: [{ NaN: [1, 4], Inf: [2], NegInf: [3] }, null],
    });
  });

  it('can be without fields, and without rows', () => {
    expect(convert().data).toEqual({ values: [] });
    expect(convert(time(), number(), text()).data).toEqual({ values: [[], [], []] });
  });

  it('has the values and types that the service itself writes as JSON for live channels', () => {
    const spec = frame(time(1, 2, 3), number(1.5, Number.NaN, -2), text('ä', null, 'c'));
    const bytes = encodeJson(spec, { schema: true });
    const own = JSON.parse(Buffer.from(bytes).toString()) as ReturnType<typeof arrowToJson>;
    const { schema, data } = arrowToJson(encodeArrow(spec, 'A'));
    expect(data.values).toEqual(own.data.values);
    expect(schema.fields.map(({ name, type }) => [name, type])).toEqual(
      own.schema.fields.map(({ name, type }) => [name, type]),
    );
  });

  it('refuses a type that Grafana does not read', () => {
    const table = new Table({ word: vectorFromArray(['a', 'b']) });
    expect(DataType.isDictionary(table.schema.fields[0]!.type)).toBe(true);
    expect(() => arrowToJson(tableToIPC(table, 'file'))).toThrow(/word: unsupported conversion from arrow/);
    const whole = new Table({ n: vectorFromArray([1, null], new Int32()) });
    expect(arrowToJson(tableToIPC(whole, 'file')).data.values).toEqual([[1, null]]);
  });
});
