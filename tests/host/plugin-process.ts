// Starts a plugin as Grafana's process manager does, and reads the handshake as strictly.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LAUNCHER = fileURLToPath(new URL('../../src/datasource/gpx_foresight', import.meta.url));

/** BUSYBOX names the program where it is installed elsewhere. */
const BUSYBOX = [process.env.BUSYBOX, '/bin/busybox', '/usr/bin/busybox'].find(path => path && existsSync(path));
/** The shells that Grafana's images have as /bin/sh; undefined where this machine has none. */
export const SHELLS: readonly (readonly [string, readonly string[] | undefined])[] = [
  ['/bin/sh', []],
  ['dash', existsSync('/bin/dash') ? ['/bin/dash'] : undefined],
  ['busybox ash', BUSYBOX ? [BUSYBOX, 'ash'] : undefined],
];

export interface PluginOptions {
  /** GF_PLUGIN_GRPC_ADDRESS; absent: not set. */
  readonly address?: string;
  /** Further environment; Grafana gives a plugin no PATH when told to skip its own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Runs the launcher with this shell instead of its first line. */
  readonly shell?: readonly string[];
}

export interface Handshake {
  readonly network: 'tcp' | 'unix';
  readonly address: string;
}

export interface PluginProcess {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  /** Parsed lines of stderr; a line that Grafana would trip over throws. */
  readonly log: () => { level: string; message: string }[];
  readonly exited: Promise<number | null>;
  readonly handshake: Promise<Handshake>;
  stop(): Promise<void>;
}

const ENV = {
  grafana_plugin_type: 'datasource',
  PLUGIN_PROTOCOL_VERSIONS: '2',
  PLUGIN_MIN_PORT: '10000',
  PLUGIN_MAX_PORT: '25000',
  GF_VERSION: '12.3.0',
  GF_EDITION: 'Open Source',
};

export function startPlugin({ address, env = {}, shell = [] }: PluginOptions): PluginProcess {
  const dir = mkdtempSync(join(tmpdir(), 'foresight-plugin-'));
  const executable = join(dir, 'gpx_foresight_linux_amd64');
  copyFileSync(LAUNCHER, executable);
  const [program = executable, ...args] = [...shell, executable];
  const child = spawn(program, args, {
    // Grafana's own folder, not the plugin's.
    cwd: '/',
    env: { ...ENV, ...env, ...(address === undefined ? {} : { GF_PLUGIN_GRPC_ADDRESS: address }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout!.on('data', data => {
    out += data;
  });
  child.stderr!.on('data', data => {
    err += data;
  });
  // 'close' comes when the pipes are free, too: Grafana waits for those.
  const exited = once(child, 'close').then(([code]) => {
    rmSync(dir, { recursive: true, force: true });
    return code as number | null;
  });
  const handshake = new Promise<Handshake>((resolve, reject) => {
    child.stdout!.on('data', () => {
      if (out.includes('\n')) resolve(parseHandshake(out.slice(0, out.indexOf('\n'))));
    });
    exited.then(code => reject(new Error(`the plugin ended with ${code} before its handshake: ${err}`)));
  });
  handshake.catch(() => undefined);
  return {
    child,
    stdout: () => out,
    log: () => err.split('\n').filter(Boolean).map(parseLogLine),
    exited,
    handshake,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function parseHandshake(line: string): Handshake {
  const [core, app, network, address, protocol, certificate = '', ...rest] = line.split('|');
  if (core !== '1' || app !== '2' || protocol !== 'grpc' || certificate !== '' || rest.length > 0) {
    throw new Error(`unrecognized remote plugin message: ${line}`);
  }
  if ((network !== 'tcp' && network !== 'unix') || !address) throw new Error(`unknown address in: ${line}`);
  return { network, address };
}

/** An "@message" that is no text brings Grafana down. */
function parseLogLine(line: string): { level: string; message: string } {
  const parsed = JSON.parse(line) as Record<string, unknown>;
  const { '@level': level, '@message': message } = parsed;
  if (typeof level !== 'string' || typeof message !== 'string') throw new Error(`Grafana would fall over: ${line}`);
  return { level, message };
}
