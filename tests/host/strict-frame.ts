// Reads a frame as Grafana's Go code does: Arrow file, allowed types, and JSON members of exactly Go's types. What Go
// would refuse, or drop without a word, throws here.
import { DataType, type Field, type Table, TimeUnit, tableFromIPC, type Vector } from 'apache-arrow';
import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

const strict = { additionalProperties: false };
const Uint = Type.Integer({ minimum: 0 });
const Uint16 = Type.Integer({ minimum: 0, maximum: 65_535 });
const Text = Type.String();

const Notice = Type.Object(
  {
    severity: Type.Enum(['info', 'warning', 'error']),
    text: Text,
    link: Type.Optional(Text),
    inspect: Type.Optional(Type.Enum(['meta', 'error', 'data', 'stats'])),
  },
  strict,
);
const FrameMeta = Type.Object(
  {
    type: Type.Enum([
      'timeseries-wide',
      'timeseries-long',
      'timeseries-multi',
      'numeric-wide',
      'numeric-multi',
      'numeric-long',
      'log-lines',
      'table',
    ]),
    typeVersion: Type.Tuple([Uint, Uint]),
    path: Type.Optional(Text),
    pathSeparator: Type.Optional(Text),
    custom: Type.Optional(Type.Record(Text, Type.Unknown())),
    stats: Type.Optional(Type.Array(Type.Object({}))),
    notices: Type.Optional(Type.Array(Notice)),
    channel: Type.Optional(Text),
    preferredVisualisationType: Type.Optional(
      Type.Enum(['graph', 'table', 'logs', 'trace', 'nodeGraph', 'flamegraph']),
    ),
    preferredVisualisationPluginId: Type.Optional(Text),
    executedQueryString: Type.Optional(Text),
    dataTopic: Type.Optional(Text),
    uniqueRowIdFields: Type.Optional(Type.Array(Type.Integer())),
  },
  strict,
);
const FieldConfig = Type.Object(
  {
    displayName: Type.Optional(Text),
    displayNameFromDS: Type.Optional(Text),
    path: Type.Optional(Text),
    description: Type.Optional(Text),
    filterable: Type.Optional(Type.Boolean()),
    writeable: Type.Optional(Type.Boolean()),
    unit: Type.Optional(Text),
    decimals: Type.Optional(Uint16),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    interval: Type.Optional(Type.Number()),
    mappings: Type.Optional(Type.Array(Type.Object({}))),
    thresholds: Type.Optional(Type.Object({})),
    color: Type.Optional(Type.Object({})),
    links: Type.Optional(Type.Array(Type.Object({}))),
    noValue: Type.Optional(Text),
    type: Type.Optional(Type.Object({})),
    custom: Type.Optional(Type.Record(Text, Type.Unknown())),
  },
  strict,
);
const Labels = Type.Record(Text, Text);

export interface ReadField {
  readonly name: string;
  readonly type: 'time' | 'number' | 'string' | 'boolean' | 'json';
  readonly nullable: boolean;
  readonly labels: Record<string, string>;
  readonly config: Record<string, unknown>;
  /** Times are nanoseconds as bigint. */
  readonly values: readonly (bigint | number | string | boolean | null)[];
}

export interface ReadFrame {
  readonly name: string;
  readonly refId: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into custom objects of every query type
  readonly meta: Record<string, any>;
  readonly fields: readonly ReadField[];
  readonly rows: number;
}

/** @throws {Error} that says what Grafana would refuse */
export function readFrame(bytes: Uint8Array): ReadFrame {
  const text = (from: number, to?: number) => Buffer.from(bytes.slice(from, to)).toString('latin1');
  if (text(0, 6) !== 'ARROW1' || text(-6) !== 'ARROW1') throw new Error('not an Arrow file: ARROW1 is missing');
  const table: Table = tableFromIPC(bytes) as Table;
  const known = ['name', 'refId', 'meta'];
  const keys = [...table.schema.metadata.keys()];
  if (!known.slice(0, 2).every(key => keys.includes(key))) throw new Error(`schema metadata has ${keys}`);
  if (keys.some(key => !known.includes(key))) throw new Error(`unknown schema metadata: ${keys}`);
  const frame: ReadFrame = {
    name: table.schema.metadata.get('name')!,
    refId: table.schema.metadata.get('refId')!,
    meta: checked('meta', FrameMeta, table.schema.metadata.get('meta') ?? '{}'),
    fields: table.schema.fields.map((field, i) => readField(field, table.getChildAt(i)!)),
    rows: table.numRows,
  };
  checkShape(frame);
  return frame;
}

function readField(field: Field, column: Vector): ReadField {
  const unknown = [...field.metadata.keys()].filter(key => !['labels', 'config', 'tstype'].includes(key));
  if (unknown.length > 0) throw new Error(`unknown metadata of field ${field.name}: ${unknown}`);
  const type = goType(field);
  return {
    name: field.name,
    type,
    nullable: field.nullable,
    labels: checked(`labels of ${field.name}`, Labels, field.metadata.get('labels') ?? '{}') as Record<string, string>,
    config: checked(`config of ${field.name}`, FieldConfig, field.metadata.get('config') ?? '{}'),
    values: type === 'time' ? rawTimes(column) : [...column],
  };
}

/** The int64 as they are: Go takes them as nanoseconds whatever unit is declared. */
function rawTimes(column: Vector): (bigint | null)[] {
  const raw = column.data.flatMap(chunk => Array.from(chunk.values as BigInt64Array));
  return raw.map((at, i) => (column.isValid(i) ? at : null));
}

function goType({ name, type }: Field): ReadField['type'] {
  if (DataType.isTimestamp(type)) {
    if (type.unit !== TimeUnit.NANOSECOND || type.timezone) throw new Error(`${name}: ${type} is no time of Grafana's`);
    return 'time';
  }
  if (DataType.isFloat(type)) return 'number';
  if (DataType.isUtf8(type)) return 'string';
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isBinary(type)) return 'json';
  throw new Error(`${name}: unsupported conversion from arrow ${type}`);
}

function checked(what: string, schema: TSchema, json: string): Record<string, unknown> {
  const value = JSON.parse(json) as Record<string, unknown>;
  const [first] = Value.Errors(schema, value);
  if (first) throw new Error(`${what}: ${first.instancePath} ${first.message} in ${json}`);
  return value;
}

/** The promises of the dataplane types. */
function checkShape({ name, meta, fields, rows }: ReadFrame): void {
  if (meta.type === undefined || meta.typeVersion[0] !== 0 || meta.typeVersion[1] !== 1) {
    throw new Error(`${name}: type ${meta.type} ${meta.typeVersion}`);
  }
  if (fields.some(({ values }) => values.length !== rows)) throw new Error(`${name}: columns of different lengths`);
  if (fields.length === 0 || !meta.type.startsWith('timeseries')) return;
  const times = fields.filter(({ type }) => type === 'time');
  if (times.length !== 1 || times[0]!.nullable) throw new Error(`${name}: missing a []time.Time field`);
  const stamps = times[0]!.values as bigint[];
  if (stamps.some((at, i) => i > 0 && at <= stamps[i - 1]!)) throw new Error(`${name}: times out of order`);
  if (meta.type === 'timeseries-multi' && fields.length !== 2) throw new Error(`${name}: ${fields.length} fields`);
}

/**
 * What an alert rule tells its instances apart by: labels of the field, and in a long frame the texts of the row. A panel
 * may show several numbers of a row side by side, a rule may not.
 * @throws {Error} when two values have equal labels
 */
export function checkLabels(frames: readonly ReadFrame[], fromAlert: boolean): void {
  const seen = new Set<string>();
  for (const key of frames.flatMap(frame => labelsIn(frame, fromAlert))) {
    if (seen.has(key)) throw new Error(`frame cannot uniquely be identified by its labels: ${key}`);
    seen.add(key);
  }
}

function labelsIn({ meta, fields, rows }: ReadFrame, fromAlert: boolean): string[] {
  if (meta.type === 'table' && fromAlert) throw new Error('a rule takes no table');
  if (meta.type === 'table') return [];
  const isLong = meta.type?.endsWith('-long') === true;
  const texts = isLong ? fields.filter(({ type }) => type === 'string') : [];
  const numbers = fields.filter(({ type }) => type === 'number');
  return numbers.flatMap(({ name, labels }) => {
    const column = isLong && !fromAlert ? { column: name } : {};
    return Array.from({ length: texts.length > 0 ? rows : 1 }, (_, row) => {
      const told = { ...labels, ...column, ...Object.fromEntries(texts.map(text => [text.name, text.values[row]])) };
      return JSON.stringify(Object.entries(told).sort());
    });
  });
}
