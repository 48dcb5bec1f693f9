// A frame as an Arrow IPC file, the form that Grafana's backend decodes. One frame, one record batch.
import { ForesightError } from '@foresight/contracts';
import {
  type Data,
  Field,
  Float64,
  makeBuilder,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampNanosecond,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import { type FieldSpec, type FrameSpec, isNullable, wireMeta } from './frame-spec.ts';

/**
 * @param refId which question of the request this answers
 * @throws {ForesightError} bad_input for a time that 64 bits of nanoseconds cannot hold
 */
export function encodeArrow(frame: FrameSpec, refId: string): Uint8Array {
  const columns = frame.fields.map(column);
  const fields = frame.fields.map((spec, i) => field(spec, columns[i]!.type));
  const meta = new Map([
    ['name', frame.name],
    ['refId', refId],
    ['meta', JSON.stringify(wireMeta(frame.meta))],
  ]);
  const length = columns[0]?.length ?? 0;
  const schema = new Schema(fields, meta);
  const rows = makeData({ type: new Struct(fields), length, nullCount: 0, children: columns });
  return tableToIPC(new Table(schema, [new RecordBatch(schema, rows)]), 'file');
}

/** The nullable flag decides Go's type: a time or number that may be null is another type to Grafana. */
function field(spec: FieldSpec, arrow: Data['type']): Field {
  const { name, labels, config } = spec;
  const meta = new Map<string, string>();
  if (labels) meta.set('labels', JSON.stringify(labels));
  if (config) meta.set('config', JSON.stringify(config));
  return new Field(name, arrow, isNullable(spec), meta);
}

function column(spec: FieldSpec): Data {
  if (spec.type === 'string') return textColumn(spec.values);
  const head = { length: spec.values.length, ...validity(spec.values, spec.nullable === true) };
  if (spec.type === 'number') return makeData({ type: new Float64(), ...head, data: spec.values });
  return makeData({ type: new TimestampNanosecond(), ...head, data: nanoseconds(spec.values, spec.nullable === true) });
}

/** A bit a cell, the lowest first: 1 where it is not empty. */
function validity(values: Float64Array, nullable: boolean): { nullCount: number; nullBitmap?: Uint8Array } {
  const nullCount = nullable ? values.filter(v => Number.isNaN(v)).length : 0;
  if (nullCount === 0) return { nullCount };
  const nullBitmap = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((v, i) => {
    if (!Number.isNaN(v)) nullBitmap[i >> 3]! |= 1 << (i & 7);
  });
  return { nullCount, nullBitmap };
}

/** Utf8 by name: left to itself, the library picks a dictionary, which Grafana cannot read. */
function textColumn(values: readonly (string | null)[]): Data {
  const builder = makeBuilder({ type: new Utf8(), nullValues: [null] });
  for (const value of values) builder.append(value);
  return builder.finish().flush();
}

const NS_PER_MS = 1_000_000;
/** ±2^63 ns: September 1677 to April 2262. */
const LAST_MS = 9_223_372_036_854;

function nanoseconds(ms: Float64Array, nullable: boolean): BigInt64Array {
  const out = new BigInt64Array(ms.length);
  for (let i = 0; i < ms.length; i++) {
    const at = ms[i]!;
    if (nullable && Number.isNaN(at)) continue;
    if (!(Math.abs(at) < LAST_MS)) throw outOfTime(at);
    const whole = Math.floor(at);
    const rest = whole === at ? 0 : Math.round((at - whole) * NS_PER_MS);
    out[i] = BigInt(whole) * 1_000_000n + BigInt(rest);
  }
  return out;
}

const outOfTime = (at: number) =>
  new ForesightError('bad_input', `the time ${at} ms is outside 1677 to 2262, which is all that a frame can hold`, {
    fix: 'correct the stamps of the series, or ask for a shorter horizon',
  });
