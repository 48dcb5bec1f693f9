// A frame as JSON, the form of live channels.
import { type FieldSpec, type FrameSpec, isNullable, wireMeta } from './frame-spec.ts';

/** Go's name of a column's type, by which Grafana decodes it. */
const GO_TYPES = { time: 'time.Time', number: 'float64', string: 'string' } as const;

/** @returns UTF-8 JSON: `data`, and before it the `schema` unless the receiver knows it already */
export function encodeJson(frame: FrameSpec, { schema }: { readonly schema: boolean }): Uint8Array {
  const { name, meta, fields } = frame;
  const head = { name, meta: wireMeta(meta), fields: fields.map(fieldSchema) };
  const data = { values: fields.map(field => Array.from<string | number | null>(field.values)) };
  return Buffer.from(JSON.stringify(schema ? { schema: head, data } : { data }));
}

const fieldSchema = (spec: FieldSpec) => ({
  name: spec.name,
  type: spec.type,
  typeInfo: { frame: GO_TYPES[spec.type], nullable: isNullable(spec) },
  ...(spec.labels ? { labels: spec.labels } : {}),
  ...(spec.config ? { config: spec.config } : {}),
});
