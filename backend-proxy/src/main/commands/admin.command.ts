// Small commands for admins: tokens, migrations, and the simulated company as files.
import type { Right } from '@foresight/contracts';
import { ForesightError } from '@foresight/contracts';
import { type NorthlightOptions, writeNorthlight } from '../../connectors/northlight/index.ts';
import { mintToken } from '../../platform/crypto.ts';
import { createToken, listTokens, revokeToken } from '../../store/index.ts';
import { type Output, progress, table } from '../terminal/index.ts';
import { withApp, workspaceOf } from './session.ts';

interface InWorkspace {
  readonly workspace?: string;
}

export function tokenCreate(
  name: string,
  { right, workspace }: InWorkspace & { right: Right },
  out: Output,
): Promise<void> {
  return withApp({ work: false }, async app => {
    const { id } = await workspaceOf(app, workspace);
    const { token } = await app.store.inWorkspace(id, trx => createToken(trx, id, { name, right }));
    out.note('This is the only time the token is shown:');
    out.print(token);
  });
}

/** Its secret is stored nowhere; it becomes valid when a service starts that is configured with it. */
export function tokenGenerate(out: Output): void {
  out.note('Not valid yet. Give it to the service as FORESIGHT_GRAFANA_TOKEN, and to Grafana:');
  out.print(mintToken().token);
}

export function tokenList({ workspace }: InWorkspace, out: Output): Promise<void> {
  return withApp({ work: false }, async app => {
    const { id } = await workspaceOf(app, workspace);
    const tokens = await app.store.inWorkspace(id, trx => listTokens(trx, id));
    out.print(
      table(tokens, [
        { title: 'id', cell: token => token.id },
        { title: 'name', cell: token => token.name },
        { title: 'right', cell: token => token.right },
        { title: 'last used', cell: token => token.last_used_at ?? 'never' },
      ]),
    );
  });
}

export function tokenRevoke(tokenId: string, { workspace }: InWorkspace, out: Output): Promise<void> {
  return withApp({ work: false }, async app => {
    const { id } = await workspaceOf(app, workspace);
    if (!(await app.store.inWorkspace(id, trx => revokeToken(trx, id, tokenId)))) {
      throw new ForesightError('token_not_found', `there is no token ${tokenId} in use`, {
        fix: 'see foresight token list',
      });
    }
    out.note(`token ${tokenId} is revoked`);
  });
}

/** Starting the application migrates; this is for those who want it as a step of its own. */
export function migrateCommand(out: Output): Promise<void> {
  return withApp({ work: false }, async app => {
    out.note(`the schema in ${app.database} is up to date`);
  });
}

export async function northlightCommand(dir: string, options: NorthlightOptions, out: Output): Promise<void> {
  const shown = progress(out);
  try {
    const counts = await writeNorthlight(dir, options, ({ day, days, events }) =>
      shown.update(`northlight: day ${day} of ${days}, ${events} events`),
    );
    shown.done();
    out.print(
      table(Object.entries(counts), [
        { title: 'what', cell: ([name]) => name },
        { title: 'rows', cell: ([, count]) => String(count), align: 'right' },
      ]),
    );
    out.note(`written to ${dir}; the truth behind it is in ${dir}/truth.json`);
  } catch (error) {
    // A filled folder, a disk that is full, options out of range: all for the person to correct. A TypeError is ours.
    if (error instanceof TypeError || !(error instanceof Error)) throw error;
    throw new ForesightError('bad_request', error.message, { cause: error });
  } finally {
    shown.done();
  }
}
