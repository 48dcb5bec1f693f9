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
import { type FieldSpec, type FrameSpec, wireMeta } from './frame-spec.ts';

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
function field({ name, labels, config, type }: FieldSpec, arrow: Data['type']): Field {
  const meta = new Map<string, string>();
  if (labels) meta.set('labels', JSON.stringify(labels));
  if (config) meta.set('config', JSON.stringify(config));
  return new Field(name, arrow, type === 'string', meta);
}

function column(spec: FieldSpec): Data {
  if (spec.type === 'string') return textColumn(spec.values);
  const length = spec.values.length;
  if (spec.type === 'number') return makeData({ type: new Float64(), length, nullCount: 0, data: spec.values });
  return makeData({ type: new TimestampNanosecond(), length, nullCount: 0, data: nanoseconds(spec.values) });
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

function nanoseconds(ms: Float64Array): BigInt64Array {
  const out = new BigInt64Array(ms.length);
  for (let i = 0; i < ms.length; i++) {
    const at = ms[i]!;
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
