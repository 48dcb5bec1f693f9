// Runs one Postgres server on behalf of a service process and never outlives it.
//
// Started by the service with a pipe as standard input. However the service ends, kill -9 included, the system
// closes that pipe; then this process stops the server and leaves. It tells what happens as JSON lines on
// standard output: {log} a line of the server, {exit} how the server ended. Imports nothing of ours: it must
// keep working whatever happens to the service.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

interface Config {
  readonly command: string;
  readonly args: readonly string[];
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /** After this many ms of waiting for a fast shutdown, shut down at once; as many again, kill. */
  readonly patienceMs: number;
}

const maxWaitingBytes = 1_000_000;
const config = JSON.parse(process.argv[2] ?? '{}') as Config;
const server = spawn(config.command, config.args, { ...config.ids, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });

function tell(event: object): void {
  // A service that does not read must not make us hoard its log.
  if (process.stdout.writableLength < maxWaitingBytes) process.stdout.write(`${JSON.stringify(event)}\n`);
}

let stopping = false;
/** Fast shutdown (SIGINT): open transactions are rolled back. SIGQUIT skips the checkpoint; the next start recovers. */
function stop(): void {
  if (stopping) return;
  stopping = true;
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGQUIT'), config.patienceMs);
  setTimeout(() => server.kill('SIGKILL'), 2 * config.patienceMs);
}

process.stdin.on('end', stop).on('error', stop).on('close', stop).resume();
process.on('SIGTERM', stop);
// The terminal's Ctrl-C and hang-up are for the service, which then decides.
process.on('SIGINT', () => {}).on('SIGHUP', () => {});
// Nobody reads any more: the end of standard input says the same, and stops the server.
process.stdout.on('error', () => {});

createInterface({ input: server.stderr }).on('line', line => tell({ log: line }));
function leave(exit: object): void {
  process.stdout.write(`${JSON.stringify({ exit })}\n`, () => process.exit(0));
}

server.on('error', error => {
  tell({ log: error.message });
  leave({ error: error.message });
});
server.on('exit', (code, signal) => {
  // Its last lines say why. But a backend that outlives the server keeps their pipe open: do not wait for long.
  server.once('close', () => leave({ code, signal }));
  setTimeout(() => leave({ code, signal }), 500);
});
