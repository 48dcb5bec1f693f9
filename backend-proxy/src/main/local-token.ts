// The newcomer's token: an admin token of one workspace, kept in the data folder for this machine's own tools.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callerOf, createToken } from '../store/index.ts';
import type { App } from './compose.ts';

export const tokenFile = ({ dataDir }: App, slug: string): string => join(dataDir, `token-${slug}`);

/** The token in `<data folder>/token-<slug>` while it is valid, else a new one. The file is readable by its owner only. */
export async function localToken(app: App, workspace: { id: string; slug: string }): Promise<string> {
  const { store } = app;
  const file = tokenFile(app, workspace.slug);
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  const caller = kept && (await store.asService(trx => callerOf(trx, kept, new Date())));
  if (caller && caller.workspaceId === workspace.id) return kept;
  const { token } = await store.inWorkspace(workspace.id, trx =>
    createToken(trx, workspace.id, { name: 'this machine', right: 'admin' }),
  );
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}
