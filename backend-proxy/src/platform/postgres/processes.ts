import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** A process beyond doubt: ids are used again, an id with its start time is not. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start moment as the system tells them; compared, never parsed. */
  readonly startedAt: string;
}

const linux = process.platform === 'linux';

/** Identity of a running process; undefined when there is none (a zombie counts as gone). */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = linux ? startOnLinux(pid) : startByPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** True while exactly this process runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** Sends a signal; false when the process is gone. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** True when `pid` is a Postgres process of this cluster (Postgres makes the cluster its working folder). */
export function isPostgresOf(pid: number, cluster: string): boolean {
  if (identify(pid) === undefined) return false;
  if (!linux) return psFields(pid, 'comm')?.includes('postgres') ?? false;
  try {
    return (
      readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres') &&
      readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    );
  } catch {
    return false;
  }
}

/** Process ids of all Postgres processes of a cluster; empty where the system has no /proc. */
export function postgresProcesses(cluster: string): number[] {
  if (!linux) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 0 && isPostgresOf(pid, cluster));
}

/** Field 22 of /proc/<pid>/stat (start in clock ticks since boot) with the boot's id. See proc(5). */
function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name (field 2) may hold spaces and brackets: count from its last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${bootId()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

let boot: string | undefined;

/** Linux's id of this boot (first part). */
export function bootId(): string {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  return boot;
}

function startByPs(pid: number): string | undefined {
  const [state, ...start] = psFields(pid, 'stat', 'lstart')?.split(/\s+/) ?? [];
  return state === undefined || state.startsWith('Z') ? undefined : start.join(' ');
}

function psFields(pid: number, ...fields: string[]): string | undefined {
  const columns = fields.flatMap(field => ['-o', `${field}=`]);
  const ps = spawnSync('ps', [...columns, '-p', String(pid)], { encoding: 'utf8' });
  return ps.stdout?.trim() || undefined;
}
