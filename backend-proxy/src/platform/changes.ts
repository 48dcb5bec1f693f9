// Hears of changes that any process of the service commits (Postgres LISTEN/NOTIFY), and tells those who wait for them.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from './logger.ts';

/** Writers notify on it, with the topic as the payload, inside their transaction. */
export const CHANGES = 'foresight_changes';

export interface Changes {
  /**
   * Calls the listener after each change of the topic, and whenever changes may have been missed.
   * @returns stops the calls
   */
  subscribe(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** Takes a connection of its own once somebody waits, and another one whenever that breaks. */
export function openChanges({ url, logger }: { readonly url: string; readonly logger: Logger }): Changes {
  const listeners = new Map<string, Set<() => void>>();
  const closing = new AbortController();
  let running: Promise<void> | undefined;

  const tell = (topic: string) => {
    for (const listener of listeners.get(topic) ?? []) listener();
  };
  // While nobody listened to Postgres, anything may have happened.
  const tellAll = () => {
    for (const topic of listeners.keys()) tell(topic);
  };

  async function listen(): Promise<void> {
    const client = new pg.Client({ connectionString: url, application_name: 'foresight-changes', keepAlive: true });
    const broken = new Promise<unknown>(resolve => {
      client.once('error', resolve);
      client.once('end', resolve);
      closing.signal.addEventListener('abort', resolve, { once: true });
    });
    try {
      await client.connect();
      client.on('notification', ({ payload }) => tell(payload ?? ''));
      await client.query(`listen ${CHANGES}`);
      tellAll();
      await broken;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async function run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!closing.signal.aborted) {
      const since = Date.now();
      await listen().catch((error: Error) => logger.warn({ err: error }, 'cannot listen for changes; trying again'));
      pause = Date.now() - since > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(2 * pause, LONGEST_PAUSE_MS);
      await sleep(pause, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    subscribe: (topic, listener) => {
      const own = listeners.get(topic) ?? new Set();
      listeners.set(topic, own.add(listener));
      running ??= run();
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(topic) === own) listeners.delete(topic);
      };
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
}
