// A running service, and its API as a client sees it.
import { readFileSync } from 'node:fs';
import type { Desk, Running } from './foresight.ts';
import { until } from './until.ts';

export interface Service extends Running {
  /** e.g. http://127.0.0.1:40123 */
  readonly address: string;
  readonly port: number;
  readonly token: string;
  /** Calls the API with the token of this machine. */
  call(path: string, init?: RequestInit): Promise<Response>;
  /** `items` of a list. @throws {Error} for any status but 2xx */
  list<T>(path: string): Promise<T[]>;
}

/** `foresight start …`, until it says how to stop it. */
export async function startService(
  desk: Desk,
  args: readonly string[],
  env?: Record<string, string>,
): Promise<Service> {
  const running = desk.start(['start', ...args], env);
  const ended = running.ended.then(({ code, stderr }) => {
    throw new Error(`foresight start ended with code ${code}:\n${stderr}`);
  });
  const ready = until('the service to be ready', 90, () => running.stdout.includes('Stop with Ctrl-C.'));
  ended.catch(() => undefined);
  await Promise.race([ready, ended]);
  const [, address, file] = /^(http:\S+).*token in (.+)$/m.exec(running.stdout) ?? [];
  if (!address || !file) throw new Error(`no address and token file in:\n${running.stdout}`);
  const token = readFileSync(file, 'utf8').trim();
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${address}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const list = async <T>(path: string): Promise<T[]> => {
    const answer = await call(path);
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { items: T[] }).items;
  };
  return Object.assign(Object.create(running) as Running, {
    address,
    port: Number(new URL(address).port),
    token,
    call,
    list,
  });
}
