// From the bytes of a saved query to its checked members.
import { ForesightError, GRAFANA_QUERY_FIELDS } from '@foresight/contracts';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { QueryType } from './query-type.ts';

type Members = Readonly<Record<string, unknown>>;

/** @throws {ForesightError} bad_request when it is no JSON object */
export function parseModel(json: Uint8Array): Members {
  const model = parse(Buffer.from(json).toString('utf8'));
  if (typeof model !== 'object' || model === null || Array.isArray(model)) {
    throw new ForesightError(
      'bad_request',
      `the query is ${Array.isArray(model) ? 'a list' : typeof model}, not an object`,
    );
  }
  return model as Members;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ForesightError('bad_request', `the query is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

/** @throws {ForesightError} bad_request that names the members that do not fit */
export function readQuery<Schema extends TSchema>(type: QueryType<Schema>, model: Members): unknown {
  const grafana: readonly string[] = GRAFANA_QUERY_FIELDS;
  const own = Object.fromEntries(Object.entries(type.migrate(model)).filter(([name]) => !grafana.includes(name)));
  const problems = Value.Errors(type.schema, own).flatMap(error => problemOf(type.schema, error));
  if (problems.length > 0) throw new ForesightError('bad_request', `the query does not fit: ${problems.join('; ')}`);
  return own;
}

function problemOf(
  schema: TSchema,
  {
    keyword,
    instancePath,
    message,
    params,
  }: { keyword: string; instancePath: string; message: string; params: object },
): string[] {
  const path = instancePath.slice(1).replaceAll('/', '.');
  // An unknown member is reported twice; this one knows its name.
  if (keyword === 'additionalProperties') return [];
  if (keyword === 'boolean') {
    const known = Object.keys((schema as { properties?: object }).properties ?? {});
    return [`'${path}' is not a member; known: ${known.join(', ')}`];
  }
  const { allowedValues } = params as { allowedValues?: readonly unknown[] };
  const said = allowedValues ? `must be one of ${allowedValues.join(', ')}` : message;
  return [path ? `${path} ${said}` : said];
}
