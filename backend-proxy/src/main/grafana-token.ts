// The token of the configuration, given to the service and to Grafana alike: they meet without a person in between.
import { parseToken } from '../platform/crypto.ts';
import { ensureGivenToken, type Workspace } from '../store/index.ts';
import { workspaceOf } from './commands/session.ts';
import type { App } from './compose.ts';

/** The name in the list of tokens. One installation has one such token. */
const NAME = 'grafana.token of the configuration';

/**
 * Makes the configured token valid; does nothing where none is configured.
 * @param usual the workspace where the configuration names none
 * @throws {ForesightError} conflict for a token that was revoked or made for something else; not_found for a workspace
 */
export async function ensureGrafanaToken(app: App, usual: Workspace): Promise<void> {
  const { token, workspace: slug, right } = app.config.grafana;
  if (!token) return;
  const { id, slug: opened } = slug ? await workspaceOf(app, slug) : usual;
  const replaced = await app.store.asService(trx => ensureGivenToken(trx, id, { token, name: NAME, right }));
  const tokenId = parseToken(token)?.id;
  app.logger.info({ workspace: opened, right, tokenId, replaced }, "Grafana's token is in place");
}
