// A frame as the service sends it (Arrow file) → the JSON that Grafana's server makes of it for the browser.
import { DataType, type Field, type Table, tableFromIPC, type Vector } from 'apache-arrow';

export interface JsonField {
  readonly name: string;
  readonly type: 'time' | 'number' | 'string' | 'boolean' | 'other';
  readonly typeInfo: { readonly frame: string; readonly nullable?: true };
  readonly labels?: Readonly<Record<string, string>>;
  readonly config?: object;
}

/** Indices of what JSON has no word for; the cells themselves are null. */
export interface Entities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
}

export interface JsonFrame {
  readonly schema: {
    readonly name?: string;
    readonly refId?: string;
    readonly meta?: object;
    readonly fields: readonly JsonField[];
  };
  readonly data: {
    /** One array a field; times are epoch milliseconds. */
    readonly values: readonly (readonly unknown[])[];
    /** Only where a field has any. */
    readonly entities?: readonly (Entities | null)[];
    /** What milliseconds leave over, 0 to 999,999; only where a time has any. */
    readonly nanos?: readonly (readonly number[] | null)[];
  };
}

interface Column {
  readonly values: readonly unknown[];
  readonly entities?: Entities;
  readonly nanos?: readonly number[];
}

/** @throws {Error} for a type that Grafana does not convert */
export function arrowToJson(bytes: Uint8Array): JsonFrame {
  const table: Table = tableFromIPC(bytes) as Table;
  const { metadata, fields } = table.schema;
  const columns = fields.map((field, i) => readColumn(field, table.getChildAt(i)!));
  const name = metadata.get('name');
  const refId = metadata.get('refId');
  const meta = metadata.get('meta');
  return {
    schema: {
      ...(name ? { name } : {}),
      ...(refId ? { refId } : {}),
      ...(meta ? { meta: JSON.parse(meta) as object } : {}),
      fields: fields.map(readField),
    },
    data: {
      values: columns.map(({ values }) => values),
      ...(columns.some(({ entities }) => entities)
        ? { entities: columns.map(({ entities }) => entities ?? null) }
        : {}),
      ...(columns.some(({ nanos }) => nanos) ? { nanos: columns.map(({ nanos }) => nanos ?? null) } : {}),
    },
  };
}

function readField({ name, type, nullable, metadata }: Field): JsonField {
  const [jsonType, frame] = typeOf(name, type);
  const labels = metadata.get('labels');
  const config = metadata.get('config');
  return {
    name,
    type: jsonType,
    typeInfo: { frame, ...(nullable ? { nullable: true as const } : {}) },
    ...(labels ? { labels: JSON.parse(labels) as Record<string, string> } : {}),
    ...(config ? { config: JSON.parse(config) as object } : {}),
  };
}

function typeOf(name: string, type: DataType): readonly [JsonField['type'], string] {
  if (DataType.isTimestamp(type)) return ['time', 'time.Time'];
  if (DataType.isFloat(type)) return ['number', 'float64'];
  if (DataType.isInt(type)) return ['number', `${type.isSigned ? 'int' : 'uint'}${type.bitWidth}`];
  if (DataType.isUtf8(type)) return ['string', 'string'];
  if (DataType.isBool(type)) return ['boolean', 'bool'];
  if (DataType.isBinary(type)) return ['other', 'json.RawMessage'];
  throw new Error(`${name}: unsupported conversion from arrow ${type}`);
}

function readColumn({ type }: Field, column: Vector): Column {
  if (DataType.isTimestamp(type)) return readTimes(column);
  if (DataType.isFloat(type)) return readNumbers(column);
  if (DataType.isInt(type)) return { values: Array.from(column, value => (value === null ? null : Number(value))) };
  if (DataType.isBinary(type)) return { values: Array.from(column, readJson) };
  return { values: [...column] };
}

const readJson = (bytes: Uint8Array | null): unknown =>
  bytes === null ? null : JSON.parse(Buffer.from(bytes).toString('utf8'));

function readNumbers(column: Vector): Column {
  const entities: Entities = {};
  const values = Array.from(column as Iterable<number | null>, (value, i) => {
    if (value === null || Number.isFinite(value)) return value;
    const name = Number.isNaN(value) ? 'NaN' : value > 0 ? 'Inf' : 'NegInf';
    entities[name] = [...(entities[name] ?? []), i];
    return null;
  });
  return Object.keys(entities).length > 0 ? { values, entities } : { values };
}

/** The int64 as they are: Grafana takes them as nanoseconds whatever unit is declared. */
function readTimes(column: Vector): Column {
  const raw = column.data.flatMap(chunk => Array.from(chunk.values as BigInt64Array));
  const nanos = raw.map(value => Number(((value % 1_000_000n) + 1_000_000n) % 1_000_000n));
  const values = raw.map((value, i) =>
    column.isValid(i) ? Number((value - BigInt(nanos[i] ?? 0)) / 1_000_000n) : null,
  );
  return nanos.some(rest => rest !== 0) ? { values, nanos } : { values };
}
