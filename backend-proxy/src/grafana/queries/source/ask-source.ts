// Runs the saved query of another data source through Grafana, over the history that a model is to learn from.
import { ForesightError, type Given, givenOf, type Source, type SourceRange, sourceRange } from '@foresight/contracts';
import { framesIn } from './frames-in.ts';
import type { GrafanaAccess } from './grafana-access.ts';
import { postQuery } from './post-query.ts';

const REF_ID = 'A';

/**
 * @param seen epoch ms: history ends with the last step that is over by the end, and reaches what is to be seen
 * @throws {ForesightError} what is missing, what Grafana says, or what the other data source says
 */
export async function askSource(
  source: Source,
  access: GrafanaAccess | undefined,
  seen: { readonly from: number; readonly to: number },
  signal: AbortSignal,
): Promise<Given> {
  if (!access) throw noAccess();
  const range = inWords(() => sourceRange(source, seen.to, seen.from));
  const answer = await postQuery(access, bodyOf(source, range), signal);
  return inWords(() => givenOf(framesIn(answer, REF_ID), range.to + 1));
}

function bodyOf({ datasource, query }: Source, { from, to, intervalMs, maxDataPoints }: SourceRange): object {
  const asked = { ...query, refId: REF_ID, datasource, intervalMs, maxDataPoints, hide: false };
  return { from: String(from), to: String(to), queries: [asked] };
}

function inWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw new ForesightError('bad_request', error.message, { cause: error });
    throw error;
  }
}

const noAccess = () =>
  new ForesightError('bad_request', 'the service has no token to ask other data sources through Grafana', {
    fix: "make a service account in Grafana that may query this data source, and enter its token and Grafana's address in the settings of the Foresight data source",
  });
