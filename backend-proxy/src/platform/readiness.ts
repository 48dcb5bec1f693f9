// Can the service do its work right now? Asked by load balancers, so the answer is kept for a second.
import type { Gauge } from 'prom-client';

export interface Check {
  readonly ok: boolean;
  readonly detail: string;
}
export type Checks = Readonly<Record<string, () => Promise<string>>>;

const LIMIT_MS = 2_000;
const FRESH_MS = 1_000;

/**
 * @param checks each resolves with a word on the state, or rejects with what is wrong
 * @param databaseUp follows the check named 'database'
 */
export function readiness(checks: Checks, databaseUp: Gauge): () => Promise<Record<string, Check>> {
  let asked = 0;
  let answer: Promise<Record<string, Check>> | undefined;
  return () => {
    if (!answer || Date.now() - asked > FRESH_MS) {
      asked = Date.now();
      answer = runAll(checks).then(result => {
        databaseUp.set(result.database?.ok ? 1 : 0);
        return result;
      });
    }
    return answer;
  };
}

async function runAll(checks: Checks): Promise<Record<string, Check>> {
  const entries = Object.entries(checks).map(async ([name, check]) => {
    const result = await within(check()).then(
      detail => ({ ok: true, detail }),
      (error: Error) => ({ ok: false, detail: error.message || String(error) }),
    );
    return [name, result] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
