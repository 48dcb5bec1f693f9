// From the bytes of a saved query to its checked members.
import { ForesightError, GRAFANA_QUERY_FIELDS } from '@foresight/contracts';
import type { TSchema } from 'typebox';
import { queryProblems } from './query-problems.ts';
import type { QueryType } from './query-type.ts';

type Members = Readonly<Record<string, unknown>>;

/** @throws {ForesightError} bad_request when it is no JSON object */
export function parseModel(json: Uint8Array): Members {
  const model = parse(Buffer.from(json).toString('utf8'));
  if (typeof model !== 'object' || model === null || Array.isArray(model)) {
    throw new ForesightError(
      'bad_request',
      `the query is ${Array.isArray(model) ? 'a list' : model === null ? 'null' : typeof model}, not an object`,
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
  const problems = queryProblems(type.schema, own);
  if (problems.length > 0) throw new ForesightError('bad_request', `the query does not fit: ${problems.join('; ')}`);
  return own;
}
