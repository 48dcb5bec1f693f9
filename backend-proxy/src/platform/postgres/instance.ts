import { setTimeout as sleep } from 'node:timers/promises';
import { type Programs, readPasswords } from './cluster.ts';
import { type Lock, tryLock } from './lock.ts';
import { readHolder } from './lock-holder.ts';
import { forgetServer, type OwnedServer, startOwned, urlOf } from './owned-server.ts';
import type { Paths } from './paths.ts';
import { identify } from './processes.ts';
import { readPostmaster, readRuntime } from './runtime-file.ts';
import type { EmbeddedPostgres, StartOptions, State } from './types.ts';

const pollMs = 200;
const firstDelayMs = 100;
const maxDelayMs = 5_000;
/** A server that ran this long was well: its next restart is prompt again. */
const wellAfterMs = 30_000;

/**
 * One process's hold on the server of a data folder. It owns the server while it holds the lock; otherwise it
 * watches the owner and takes over when that one ends.
 */
export class Instance implements EmbeddedPostgres {
  readonly #paths: Paths;
  readonly #options: StartOptions;
  readonly #findPrograms: () => Programs;
  readonly #stopping = new AbortController();
  #programs: Programs | undefined;
  #state: State = 'starting';
  #delay = firstDelayMs;
  #lock: Lock | undefined;
  #owned: OwnedServer | undefined;
  #address: { port: number; url: string } | undefined;
  #watching: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | undefined;

  constructor(paths: Paths, options: StartOptions, findPrograms: () => Programs) {
    this.#paths = paths;
    this.#options = options;
    this.#findPrograms = findPrograms;
  }

  get url(): string {
    return this.#address?.url ?? '';
  }

  get port(): number {
    return this.#address?.port ?? 0;
  }

  get owner(): boolean {
    return this.#lock !== undefined;
  }

  state(): State {
    return this.#state;
  }

  /** Starts the server or attaches to a running one; resolves when it is ready. */
  async start(): Promise<void> {
    while (this.#address === undefined) {
      this.#lock = tryLock(this.#paths.lock);
      if (this.#lock !== undefined) await this.#startOrRelease(this.#lock);
      else if (!this.#attach()) await sleep(pollMs / 4);
    }
    this.#become('ready');
    this.#watching = this.#watch();
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    this.#become('stopped');
    this.#stopping.abort();
    await this.#watching;
    await this.#owned?.server.stop();
    if (this.#lock === undefined) return;
    if (this.#owned && this.#lock.isHeld()) forgetServer(this.#paths, this.#owned);
    this.#lock.release();
    this.#lock = undefined;
  }

  async #startOrRelease(lock: Lock): Promise<void> {
    try {
      await this.#startServer(lock);
    } catch (error) {
      lock.release();
      this.#lock = undefined;
      throw error;
    }
  }

  async #startServer(lock: Lock): Promise<void> {
    this.#programs ??= this.#findPrograms();
    const { logger, port, settings = {} } = this.#options;
    const fixedPort = this.#address?.port ?? (port || undefined);
    const known = { paths: this.#paths, programs: this.#programs, signal: this.#stopping.signal, settings, logger };
    const owned = await startOwned({ ...known, fixedPort, existing: this.#address !== undefined }, lock);
    this.#owned = owned;
    this.#address ??= { port: owned.port, url: owned.url };
    logger.info({ port: owned.port, pid: owned.server.postgresPid, dir: this.#paths.cluster }, 'Postgres is ready');
  }

  /** Takes the address of the living owner's server; false while there is none to take. */
  #attach(): boolean {
    const port = this.#foreignPort();
    const password = port === undefined ? undefined : readPasswords(this.#paths)?.foresight;
    if (port === undefined || password === undefined) return false;
    this.#address = { port, url: urlOf(port, password) };
    this.#options.logger.info({ port, dir: this.#paths.cluster }, 'attached to the Postgres of another process');
    return true;
  }

  /** Port of the server that the present owner runs, when it is ready. */
  #foreignPort(): number | undefined {
    const runtime = readRuntime(this.#paths);
    const postmaster = readPostmaster(this.#paths);
    const current = runtime?.ownerToken !== undefined && runtime.ownerToken === readHolder(this.#paths.lock)?.token;
    const alive =
      current && postmaster?.pid === runtime.postgresPid && identify(runtime.postgresPid ?? 0) !== undefined;
    return alive && postmaster?.status === 'ready' ? postmaster.port : undefined;
  }

  /** Until stopped: as owner bring the server back when it ends, otherwise follow the owner. */
  async #watch(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#step();
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        this.#options.logger.error({ err: error, nextTryMs: this.#delay }, 'Postgres did not start again');
        await this.#pause(pollMs);
      }
    }
  }

  async #step(): Promise<void> {
    if (this.#owned) await this.#untilServerEnds(this.#owned);
    else if (this.#lock) await this.#restart(this.#lock);
    else await this.#follow();
  }

  async #untilServerEnds(owned: OwnedServer): Promise<void> {
    const since = performance.now();
    const how = await Promise.race([owned.server.ended, this.#stopSignal()]);
    if (how === undefined || this.#stopping.signal.aborted) return;
    if (performance.now() - since > wellAfterMs) this.#delay = firstDelayMs;
    this.#owned = undefined;
    this.#become('down');
    this.#options.logger.error({ port: owned.port, how }, 'Postgres ended unexpectedly; starting it again');
  }

  /** Each try waits twice as long as the one before: a server that starts and dies must not eat the machine. */
  async #restart(lock: Lock): Promise<void> {
    await this.#pause(this.#delay);
    if (this.#stopping.signal.aborted) return;
    this.#delay = Math.min(2 * this.#delay, maxDelayMs);
    if (!lock.isHeld()) {
      this.#options.logger.warn({ port: this.port }, 'another process took the ownership of Postgres');
      lock.release();
      this.#lock = undefined;
      return;
    }
    await this.#startServer(lock);
    if (!this.#stopping.signal.aborted) this.#become('ready');
  }

  async #follow(): Promise<void> {
    this.#lock = tryLock(this.#paths.lock);
    if (this.#lock) {
      this.#become('down');
      this.#options.logger.warn({ port: this.port }, 'the owner of Postgres is gone; taking over');
      return;
    }
    this.#become(this.#foreignPort() === this.port ? 'ready' : 'down');
    await this.#pause(pollMs);
  }

  #become(state: State): void {
    if (this.#state === state || this.#state === 'stopped') return;
    this.#state = state;
    this.#options.onStateChange?.(state);
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => {});
  }

  #stopSignal(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#stopping.signal.addEventListener('abort', () => resolve(), { once: true });
    return promise;
  }
}
