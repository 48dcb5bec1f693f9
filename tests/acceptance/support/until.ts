// Waiting for something that another process does.
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

/**
 * Asks `check` again and again until it answers with a value; what it throws counts as "not yet".
 * @param what the end of the sentence "waited 20 s for …"
 */
export async function until<T>(
  what: string,
  seconds: number,
  check: () => T | false | undefined | Promise<T | false | undefined>,
): Promise<T> {
  let last: unknown;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(POLL_MS)) {
    try {
      const answer = await check();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`waited ${seconds} s for ${what}`, { cause: last });
}
