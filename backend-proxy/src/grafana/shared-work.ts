// Work that several callers want at once is done once. It is given up when the last of them has left.
import { abortable } from './abortable.ts';

interface Task<V> {
  readonly result: Promise<V>;
  readonly abort: AbortController;
  waiting: number;
}

export class SharedWork<V> {
  readonly #running = new Map<string, Task<V>>();

  /**
   * Joins the work under this key, or starts it.
   * @param start gets a signal that is aborted when nobody waits any more
   * @throws the signal's reason as soon as it is aborted, whatever becomes of the work
   */
  async run(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<V>): Promise<V> {
    signal.throwIfAborted();
    const task = this.#running.get(key) ?? this.#begin(key, start);
    task.waiting++;
    try {
      return await abortable(task.result, signal);
    } finally {
      task.waiting--;
      if (task.waiting === 0) {
        this.#forget(key, task);
        task.abort.abort();
      }
    }
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<V>): Task<V> {
    const abort = new AbortController();
    const task: Task<V> = { result: start(abort.signal), abort, waiting: 0 };
    // Those who wait see the failure; when all have left, nobody does.
    task.result.catch(() => undefined);
    this.#running.set(key, task);
    return task;
  }

  #forget(key: string, task: Task<V>): void {
    if (this.#running.get(key) === task) this.#running.delete(key);
  }
}
