// Checks requests against their schemas. JSON bodies must have the stated types as they are: a null is no zero.
// Query and path hold only text, so there a number, a yes or no, or a single value of a list is read from its text.
import type { FastifyInstance } from 'fastify';
import { type TObject, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const NO_QUERY = Type.Object({}, { additionalProperties: false });

/** Sets the validator, and lets routes without a query schema refuse any parameter. */
export function checkStrictly(app: FastifyInstance): void {
  app.setValidatorCompiler<TSchema>(({ schema, httpPart }) => {
    const validator = Compile(schema);
    return (given: unknown) => {
      const value = httpPart === 'body' ? given : readTexts(schema as TObject, given);
      return validator.Check(value) ? { value } : { error: validator.Errors(value) as never };
    };
  });
  app.addHook('onRoute', route => {
    if (route.config?.right !== 'public') route.schema = { querystring: NO_QUERY, ...route.schema };
  });
}

function readTexts({ properties }: TObject, given: unknown): unknown {
  const entries = Object.entries(given as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, name in properties ? readText(properties[name]!, value) : value]),
  );
}

/** @returns the text as it was where it does not have the form of the type: the check then says so */
function readText(schema: TSchema, value: unknown): unknown {
  const { type, items } = schema as { type?: string; items?: TSchema };
  if (type === 'array' && items) return [value].flat().map(one => readText(items, one));
  if (typeof value !== 'string') return value;
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}
