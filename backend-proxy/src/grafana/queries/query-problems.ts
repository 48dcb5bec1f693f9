// What is wrong with a question, in words for the person who wrote it: which member, what it may be, what it is.
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';

interface SchemaError {
  readonly keyword: string;
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

/** More help nobody. */
const MOST = 5;
const LONGEST_QUOTE = 60;

/** Empty where the value fits the schema. */
export function queryProblems(schema: TSchema, value: unknown): string[] {
  const said = [...new Set(Value.Errors(schema, value).flatMap(error => problemOf(schema, value, error)))];
  return said.length <= MOST ? said : [...said.slice(0, MOST), `and ${said.length - MOST} more`];
}

function problemOf(schema: TSchema, root: unknown, error: SchemaError): string[] {
  const { keyword, instancePath } = error;
  const path = instancePath.slice(1).replaceAll('/', '.');
  // An unknown member is told of twice; the other error knows its name.
  if (keyword === 'additionalProperties') return [];
  if (keyword === 'boolean') {
    const known = Object.keys((schema as { properties?: object }).properties ?? {});
    return [`'${path}' is not a member; known: ${known.join(', ')}`];
  }
  if (keyword === 'required') {
    const { requiredProperties } = error.params as { requiredProperties: readonly string[] };
    return requiredProperties.map(name => `${[path, name].filter(Boolean).join('.')} is missing`);
  }
  return [`${path || 'the query'} ${sentence(error, at(schema, error.schemaPath), at(root, instancePath))}`];
}

interface Facts {
  readonly limit?: number;
  readonly type?: string | readonly string[];
  readonly allowedValues?: readonly unknown[];
}

function sentence({ keyword, params, message }: SchemaError, schema: unknown, value: unknown): string {
  const { limit = 0, type, allowedValues = [] } = params as Facts;
  const size = Array.isArray(value) || typeof value === 'string' ? value.length : 0;
  switch (keyword) {
    case 'type':
      return `must be ${[type].flat().map(nameOfType).join(' or ')}, not ${quoted(value)}`;
    case 'minimum':
      return `must be ${limit} or more, not ${quoted(value)}`;
    case 'maximum':
      return `must be ${limit} or less, not ${quoted(value)}`;
    case 'minLength':
    case 'minItems':
      return limit === 1 ? 'must not be empty' : `has ${size} entries; ${limit} are the least`;
    case 'maxLength':
      return `has ${size} characters; ${limit} are the most`;
    case 'maxItems':
      return `has ${size} entries; ${limit} are the most`;
    case 'uniqueItems':
      return 'has an entry twice';
    case 'enum':
      return `must be one of ${allowedValues.join(', ')}, not ${quoted(value)}`;
    case 'format':
      return `must be a time such as 2026-01-31T13:00:00Z, not ${quoted(value)}`;
    case 'pattern':
      return `is ${quoted(value)}, which does not have its form${formOf(schema)}`;
    default:
      return message;
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
};
const nameOfType = (type: string | undefined) => TYPE_NAMES[type ?? ''] ?? String(type);

function formOf(schema: unknown): string {
  const { description } = (schema ?? {}) as { description?: string };
  return description ? ` (${description})` : '';
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}…`;
}

/** What lies at a JSON pointer, with or without '#' before it. */
function at(root: unknown, pointer: string): unknown {
  const names = pointer.replace(/^#/, '').split('/').slice(1);
  return names.reduce<unknown>((node, name) => {
    const own = typeof node === 'object' && node !== null && Object.hasOwn(node, name);
    return own ? (node as Record<string, unknown>)[name] : undefined;
  }, root);
}
