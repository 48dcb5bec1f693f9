// npm run e2e: the specs of this folder, where there is a Grafana to run them in.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

const HOW = `npm run e2e tests in a real Grafana 12.3 or later, which must be running:
  - with this plugin and the files of provisioning/ (docker compose up does it, see docs/install.md),
  - with the service beside it, on the sample workspace.
  GRAFANA_URL       its address, e.g. http://localhost:3000
  FORESIGHT_TOKEN   the token of its data source
  GRAFANA_USER, GRAFANA_PASSWORD   of an admin; default: admin, admin`;

/** @returns the exit code: 0 as well where no Grafana is named, so that it can stand in any script */
function run(words: readonly string[]): number {
  if (!process.env.GRAFANA_URL) {
    process.stdout.write(`GRAFANA_URL is not set, so nothing was tested.\n\n${HOW}\n`);
    return 0;
  }
  if (!process.env.FORESIGHT_TOKEN) {
    process.stderr.write(`FORESIGHT_TOKEN is not set: the tests add a data source of their own with it.\n\n${HOW}\n`);
    return 2;
  }
  // The login is kept below the working folder.
  const cwd = join(ROOT, 'node_modules', '.cache', 'foresight-e2e');
  mkdirSync(cwd, { recursive: true });
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join(ROOT, 'playwright.config.ts');
  const { status } = spawnSync(process.execPath, [playwright, 'test', '--config', config, ...words], {
    cwd,
    stdio: 'inherit',
  });
  return status ?? 1;
}

process.exit(run(process.argv.slice(2)));
