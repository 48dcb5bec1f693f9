// Runs a command as a person does: `node scripts/foresight.mjs …` in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atEnd, atExit } from './cleanup.ts';
import { type Process, processes, serversOn } from './processes.ts';
import { scratchFolder } from './scratch.ts';
import { until } from './until.ts';

const SCRIPTS = fileURLToPath(new URL('../../../scripts/', import.meta.url));
const COMPILED = fileURLToPath(new URL('../../../node_modules/.cache/foresight-compiled/', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  /** Of the script that a person starts; it is the leader of its process group. */
  readonly pid: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ended: Promise<Ended>;
  /** The process that does the work, behind the script. */
  node(): Process;
  /** The script and everything in its group. */
  group(): Process[];
  kill(signal: NodeJS.Signals): void;
}

/** One person at one terminal: a working folder, and a data folder that does not exist yet. */
export interface Desk {
  readonly folder: string;
  readonly dataDir: string;
  run(args: readonly string[], env?: Env, how?: How): Promise<Ended>;
  start(args: readonly string[], env?: Env): Running;
}

type Env = Readonly<Record<string, string>>;

interface How {
  /** Nobody reads the answer: as behind `| true`. */
  readonly closedOutput?: boolean;
}

/** @param script in scripts/; start.mjs is what `npm start` runs */
export function desk(settings: Env = {}, script: 'foresight.mjs' | 'start.mjs' = 'foresight.mjs'): Desk {
  const root = scratchFolder();
  const folder = join(root, 'work');
  const dataDir = join(root, 'data');
  mkdirSync(folder);
  atEnd(() => noServersOn(dataDir));
  const start = (args: readonly string[], env: Env = {}, how: How = {}) =>
    launch(
      [join(SCRIPTS, script), ...args],
      folder,
      { FORESIGHT_DATA_DIR: dataDir, FORESIGHT_HTTP_PORT: '0', FORESIGHT_GRPC_PORT: '0', ...settings, ...env },
      how,
    );
  return { folder, dataDir, start, run: (...words) => start(...words).ended };
}

/** When all that used it is dead, the database goes by itself. Where it does not, that is a fault, and it is made to. */
async function noServersOn(dataDir: string): Promise<void> {
  const none = () => serversOn(dataDir).length === 0;
  try {
    await until(`no process on ${dataDir}`, 15, none);
  } finally {
    for (const { pid } of serversOn(dataDir)) kill(pid);
    await until(`no process on ${dataDir} after SIGKILL`, 10, none);
  }
}

/** The settings of whoever runs the tests must not reach the command. Node keeps what it compiled: they start by the hundred. */
function environment(settings: Env): Record<string, string | undefined> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(FORESIGHT_|VITEST|NODE_OPTIONS|NODE_.*COMPILE_CACHE|DATABASE_URL)/.test(name),
  );
  return { ...Object.fromEntries(own), NODE_COMPILE_CACHE: COMPILED, ...settings };
}

function launch(command: readonly string[], cwd: string, settings: Env, { closedOutput = false }: How): Running {
  const child = spawn(process.execPath, command, {
    cwd,
    env: environment(settings) as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid!;
  atEnd(() => kill(-pid));
  atExit(() => kill(-pid));
  const text = { stdout: '', stderr: '' };
  if (closedOutput) child.stdout!.destroy();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]!.setEncoding('utf8').on('data', (part: string) => {
      text[name] += part;
    });
  }
  const group = () => processes().filter(one => one.group === pid);
  return {
    pid,
    get stdout() {
      return text.stdout;
    },
    get stderr() {
      return text.stderr;
    },
    ended: closed(child).then(code => ({ code, ...text })),
    group,
    node: () => {
      const found = group().find(one => one.command.includes('cli.ts'));
      if (!found) throw new Error(`${command.join(' ')} has no process that works:\n${text.stderr}`);
      return found;
    },
    kill: signal => void process.kill(pid, signal),
  };
}

function closed(child: ChildProcess): Promise<number | null> {
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('close', code => resolve(code));
  return promise;
}

/** @param pid of a process, or of the leader of a group with a minus */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
