// Whether the token may query data sources, as Grafana itself says: asked by "Save & test".
import type { GrafanaAccess } from './grafana-access.ts';

const MOST_MS = 5_000;
const RIGHT = 'datasources:query';

export interface AccessCheck {
  readonly ok: boolean;
  readonly detail: string;
  /** What to do, where it is not ok. */
  readonly fix?: string;
}

/** Never throws for what Grafana does. */
export async function checkAccess({ url, token }: GrafanaAccess): Promise<AccessCheck> {
  const address = new URL(`${url.pathname.replace(/\/+$/, '')}/api/access-control/user/permissions`, url.origin);
  try {
    const response = await fetch(address, {
      headers: { Authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(MOST_MS),
    });
    if (response.status === 401)
      return wrong('Grafana does not know the token', 'enter a new one of the service account');
    if (response.status !== 200) {
      return wrong(`${address.href} answers with HTTP ${response.status}`, "correct Grafana's address");
    }
    return judged(await response.json());
  } catch (error) {
    const late = (error as Error).name === 'TimeoutError';
    const why = late ? `has not answered within ${MOST_MS / 1_000} s` : 'cannot be reached, or is no Grafana';
    return wrong(`${url.origin} ${why}`, 'enter the address of Grafana as the service reaches it');
  }
}

function judged(permissions: unknown): AccessCheck {
  const scopes = (permissions as Readonly<Record<string, unknown>> | null)?.[RIGHT];
  if (!Array.isArray(scopes) || scopes.length === 0) {
    return wrong(
      'the token may query no data source',
      `give its service account ${RIGHT} for those that rules forecast`,
    );
  }
  const all = scopes.some(scope => scope === 'datasources:*' || scope === 'datasources:uid:*' || scope === '*');
  return { ok: true, detail: `the token may query ${all ? 'every data source' : `${scopes.length} data sources`}` };
}

const wrong = (detail: string, fix: string): AccessCheck => ({ ok: false, detail, fix });
