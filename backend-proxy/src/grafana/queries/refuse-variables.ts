// Alert rules are evaluated without a dashboard: a template variable in their query is a text that nobody replaces. Some
// would fail with an error about something else, others would quietly fit no series.
import { ForesightError, GRAFANA_QUERY_FIELDS, variableIn } from '@foresight/contracts';

/** @throws {ForesightError} bad_request that names the first variable and where it stands */
export function refuseVariables(model: Readonly<Record<string, unknown>>): void {
  const grafana: readonly string[] = GRAFANA_QUERY_FIELDS;
  const own = Object.entries(model).filter(([name]) => !grafana.includes(name));
  const found = firstIn(Object.fromEntries(own), '');
  if (!found) return;
  const { variable, path } = found;
  throw new ForesightError('bad_request', `alert rules have no variables, and ${path} of this query has ${variable}`, {
    fix: 'write plain names and values',
  });
}

/** The query of another data source is in that one's language, where a dollar may mean something. */
const FOREIGN = 'source.query';

function firstIn(value: unknown, path: string): { readonly variable: string; readonly path: string } | undefined {
  if (typeof value === 'string') {
    const variable = variableIn(value);
    return variable === undefined ? undefined : { variable, path };
  }
  if (typeof value !== 'object' || value === null || path === FOREIGN) return undefined;
  for (const [name, one] of Object.entries(value)) {
    const found = firstIn(one, path === '' ? name : `${path}.${name}`);
    if (found) return found;
  }
  return undefined;
}
