// Worker threads for work that would block the event loop.
import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';

export interface WorkerPool<Task, Result> {
  run(task: Task, signal?: AbortSignal): Promise<Result>;
  readonly threads: number;
  close(): Promise<void>;
}

/**
 * @param file module whose default export takes a task and returns a result; both must survive structured cloning
 * @param threads 0: one a core
 */
export function openWorkerPool<Task, Result>(file: URL, threads: number): WorkerPool<Task, Result> {
  const maxThreads = threads || availableParallelism();
  const pool = new Piscina<Task, Result>({
    filename: file.href,
    minThreads: 0,
    maxThreads,
    idleTimeout: 10_000,
  });
  return {
    threads: maxThreads,
    run: (task, signal) => pool.run(task, signal ? { signal } : {}),
    close: () => pool.destroy(),
  };
}
