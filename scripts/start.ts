// npm start: `foresight start` as a child, and as soon as it is ready the preview of the dashboards.
// Own words: --no-preview, --no-open; everything else is for the service.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './start/open-browser.ts';
import { type Ready, showPreview } from './start/show-preview.ts';

const OWN = ['--no-preview', '--no-open'];
const HELP = ['--help', '-h'];
const HELP_TEXT = `
with npm start also:
  --no-preview       the service only, no dashboards
  --no-open          do not open a browser (nor does BROWSER=none)`;

const words = process.argv.slice(2);
/** With --once and --help the service does not stay. */
const wanted = !words.some(word => ['--no-preview', '--once', ...HELP].includes(word));
const cli = join(import.meta.dirname, '..', 'backend-proxy', 'src', 'main', 'cli.ts');
const args = ['--disable-warning=ExperimentalWarning', cli, 'start', ...words.filter(word => !OWN.includes(word))];
// The service refuses settings that it does not know.
const { FORESIGHT_PREVIEW_PORT: port, ...env } = process.env;
const child = spawn(process.execPath, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });

// A terminal sends Ctrl-C to all of us; from anywhere else it comes to this process alone.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (words.some(word => HELP.includes(word))) console.log(HELP_TEXT);
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
});
// A reader that has seen enough (| head) is no reason to fail.
process.stdout.on('error', () => undefined);

child.on('message', (message: { readonly ready?: Ready }) => {
  if (wanted && message.ready) void show(message.ready);
});

/** Without the preview the service is as good as before. */
async function show(ready: Ready): Promise<void> {
  try {
    const url = await showPreview(ready, port ? Number(port) : undefined);
    console.log(`Dashboards: ${url}`);
    if (!words.includes('--no-open')) await openBrowser(url);
  } catch (error) {
    console.error(`foresight: the dashboards cannot be shown: ${error instanceof Error ? error.message : error}`);
    console.error('foresight: the service goes on without them');
  }
}
