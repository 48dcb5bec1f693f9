// The frames in an answer of Grafana's query API: `schema` tells the fields, `data.values` has a column each.
import { ForesightError, type PlainFrame } from '@foresight/contracts';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';

const Optional = Type.Optional(Type.String());
const Frame = Type.Object({
  schema: Type.Object({
    name: Optional,
    fields: Type.Array(
      Type.Object({
        name: Type.String(),
        type: Type.String(),
        labels: Type.Optional(
          Type.Unsafe<Record<string, string>>(Type.Object({}, { additionalProperties: Type.String() })),
        ),
        config: Type.Optional(Type.Unsafe<{ unit?: unknown }>(Type.Object({}))),
      }),
    ),
  }),
  // Columns are not walked through: what is no number in them counts as missing.
  data: Type.Object({ values: Type.Array(Type.Unsafe<unknown[]>(Type.Unsafe({ type: 'array' }))) }),
});
const Answer = Type.Object({
  results: Type.Object(
    {},
    {
      additionalProperties: Type.Object({
        error: Optional,
        frames: Type.Optional(Type.Unsafe<Static<typeof Frame>[]>(Type.Array(Frame))),
      }),
    },
  ),
});

interface Results {
  readonly [refId: string]: { readonly error?: string; readonly frames?: readonly Static<typeof Frame>[] } | undefined;
}

/** @throws {ForesightError} unavailable with what the other data source says, or with what is no answer of Grafana */
export function framesIn(answer: unknown, refId: string): PlainFrame[] {
  const [wrong] = Value.Errors(Answer, answer);
  if (wrong) throw broken(`${wrong.instancePath || 'it'} ${wrong.message}`);
  const result = (answer as { results: Results }).results[refId];
  if (!result) throw broken('the query is not in it');
  if (result.error)
    throw new ForesightError('unavailable', `the other data source says: ${result.error.slice(0, 500)}`);
  return (result.frames ?? []).map(plain);
}

function plain({ schema, data }: Static<typeof Frame>): PlainFrame {
  const lengths = new Set(data.values.map(column => column.length));
  if (data.values.length !== schema.fields.length || lengths.size > 1) {
    throw broken(`a frame has ${schema.fields.length} fields and columns of ${[...lengths].join(', ')} rows`);
  }
  const fields = schema.fields.map(({ name, type, labels, config }, i) => ({
    name,
    type,
    labels,
    ...(typeof config?.unit === 'string' ? { unit: config.unit } : {}),
    values: data.values[i]!,
  }));
  return { ...(schema.name === undefined ? {} : { name: schema.name }), fields };
}

const broken = (why: string) =>
  new ForesightError('unavailable', `the answer of Grafana's query API cannot be read: ${why}`, {
    fix: 'see that the address is that of Grafana, version 10 or newer',
  });
