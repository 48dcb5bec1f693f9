// What runs on this machine, as `ps` tells it.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly command: string;
}

export function processes(): Process[] {
  const text = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,pgid=,stat=,args='], { encoding: 'utf8' });
  return text.split('\n').flatMap(line => {
    const [, pid, parent, group, state, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    // A zombie holds nothing: it only waits for its parent to look at it.
    return command === undefined || state?.startsWith('Z')
      ? []
      : [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
  });
}

/** Postgres and its watchdog, which carry the data folder in their command lines. */
export function serversOn(dataDir: string): Process[] {
  const cluster = join(dataDir, 'postgres');
  return processes().filter(({ command }) => command.includes(cluster));
}

/** Process id and port of the running Postgres, from the file it keeps; undefined when it is not up. */
export function postmaster(dataDir: string): { pid: number; port: number } | undefined {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines[7]?.trim() === 'ready' ? { pid: Number(lines[0]), port: Number(lines[3]) } : undefined;
}

/** Opens a server on the port, or on a free one; rejects when the port is in use. */
export function occupy(port = 0): Promise<Server & { port: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<Server & { port: number }>();
  const server = createServer().once('error', reject);
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = server.address();
    resolve(Object.assign(server, { port: typeof address === 'object' && address ? address.port : port }));
  });
  return promise;
}

export async function isFree(port: number): Promise<boolean> {
  try {
    (await occupy(port)).close();
    return true;
  } catch {
    return false;
  }
}
