// Worker threads for work that would block the event loop.
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Logger } from './logger.ts';

/** Does tasks of one kind in worker threads. */
export interface TaskRunner<Task, Result> {
  run(task: Task, signal?: AbortSignal): Promise<Result>;
}

export interface WorkerPool<Task, Result> extends TaskRunner<Task, Result> {
  /** The same threads, for tasks of another module of the same form. */
  running<T, R>(file: URL): TaskRunner<T, R>;
  readonly threads: number;
  close(): Promise<void>;
}

/**
 * @param file module whose default export takes a task and returns a result; both must survive structured cloning
 * @param threads 0: one a core
 */
export function openWorkerPool<Task, Result>(file: URL, threads: number, logger: Logger): WorkerPool<Task, Result> {
  const maxThreads = threads || availableParallelism();
  const pool = new Piscina<Task, Result>({
    filename: file.href,
    // With none kept, tasks that wait when the last thread dies would wait for ever.
    minThreads: 1,
    maxThreads,
    idleTimeout: 10_000,
  });
  // A thread that dies idle concerns no task; without a listener it would end the process.
  pool.on('error', error => logger.error({ err: error }, 'a worker thread died while idle'));
  return {
    threads: maxThreads,
    run: (task, signal) => pool.run(task, signal ? { signal } : {}),
    running: <T, R>(other: URL) => ({
      // The pool's own types are those of its first module; what another takes and gives is that one's affair.
      run: async (task: T, signal?: AbortSignal) =>
        (await pool.run(task as never, { filename: other.href, ...(signal ? { signal } : {}) })) as unknown as R,
    }),
    close: () => pool.destroy(),
  };
}
