// POST /api/ds/query of Grafana: within a time, within a size, and with every refusal in words.
import { ForesightError } from '@foresight/contracts';
import type { GrafanaAccess } from './grafana-access.ts';

const MOST_MS = 30_000;
const MOST_BYTES = 64 * 1024 ** 2;

/** @returns the JSON of the answer, unchecked @throws {ForesightError} unavailable, forbidden, bad_request */
export async function postQuery(access: GrafanaAccess, body: object, signal: AbortSignal): Promise<unknown> {
  const late = AbortSignal.timeout(MOST_MS);
  try {
    const response = await fetch(addressOf(access), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${access.token}` },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, late]),
    });
    const text = await textOf(response);
    refuse(access, response.status, text);
    return parsed(access, text);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof ForesightError) throw error;
    const why = late.aborted ? `has not answered within ${MOST_MS / 1_000} s` : `cannot be reached: ${reasonOf(error)}`;
    throw new ForesightError('unavailable', `Grafana at ${access.url.origin} ${why}`, {
      fix: late.aborted
        ? 'ask the other data source for less: a shorter history, or a longer step'
        : 'see that the service reaches Grafana at this address, or correct it',
      cause: error,
    });
  }
}

/** Grafana may lie below a path. */
const addressOf = ({ url }: GrafanaAccess): URL =>
  new URL(`${url.pathname.replace(/\/+$/, '')}/api/ds/query`, url.origin);

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const tooLarge = () =>
  new ForesightError('too_large', `the answer of the other data source has more than ${MOST_BYTES / 1024 ** 2} MB`, {
    fix: 'ask it for fewer series, a shorter history, or a longer step',
  });

/** A query that failed is answered with 400 or 207 and its reason in the results: that is told from the results. */
function refuse({ url }: GrafanaAccess, status: number, text: string): void {
  if (status < 300 || (status === 400 && text.includes('"results"'))) return;
  const said = messageOf(text);
  if (status === 401) {
    throw new ForesightError('unauthorized', `Grafana does not know the token of the service${said}`, {
      fix: 'make a new token for the service account, and enter it in the settings',
    });
  }
  if (status === 403) {
    throw new ForesightError('forbidden', `the token of the service may not query this data source${said}`, {
      fix: 'give the service account the right to query it (datasources:query)',
    });
  }
  if (status === 404) {
    throw new ForesightError('not_found', `Grafana has no such data source any more${said}`, {
      fix: `choose another one in the query; if it is there, correct Grafana's address (${url.href})`,
    });
  }
  if (status < 400) {
    throw new ForesightError('unavailable', `${url.href} sends the query elsewhere (HTTP ${status})`, {
      fix: "enter Grafana's address as it ends up in the browser, with its path",
    });
  }
  throw new ForesightError('unavailable', `Grafana refused the query with HTTP ${status}${said}`);
}

function messageOf(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' && message !== '' ? `: ${message.slice(0, 300)}` : '';
  } catch {
    return '';
  }
}

function parsed({ url }: GrafanaAccess, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ForesightError('unavailable', `${url.href} does not answer as Grafana does: ${text.slice(0, 60)}`, {
      fix: "correct Grafana's address",
      cause: error,
    });
  }
}

/** The library wraps what the system said. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}
