import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { barrier, serverAccount } from './account.ts';
import { binaries } from './binaries.ts';
import type { Programs } from './cluster.ts';
import { explainSystem, PostgresError } from './errors.ts';
import { Instance } from './instance.ts';
import { type Paths, pathsOf } from './paths.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import type { EmbeddedPostgres, Major, StartOptions } from './types.ts';

/**
 * Starts the Postgres of a data folder, or attaches to it when another process runs it; resolves when it answers.
 * The first start takes about 2 s, later ones under 1 s.
 * @throws PostgresError whose message names the cause and the way out
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const paths = pathsOf(resolve(options.dataDir));
  const instance = new Instance(paths, options, () => findPrograms(paths, options.major ?? 18));
  try {
    mkdirSync(paths.dataDir, { recursive: true });
    await instance.start();
  } catch (error) {
    throw explainSystem(error, paths.dataDir);
  }
  return instance;
}

function findPrograms(paths: Paths, major: Major): Programs {
  const account = serverAccount(paths.cluster);
  const closed = account && barrier(paths.dataDir, account);
  if (account && closed !== undefined) {
    throw new PostgresError(
      'permission',
      `As root, Postgres runs under the account ${account.name}, which may not enter ${closed} on the way to ${paths.dataDir}. ` +
        `Open it (chmod o+x ${closed}), choose a data folder elsewhere, or start as an ordinary user.`,
    );
  }
  return { binaries: reachableBinaries(binaries(major), account), account };
}
