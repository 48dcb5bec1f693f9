// Entry of the worker threads that go back: one series at one moment of the past.
import { loadModel, ModelLoadFailed } from '@foresight/models';
import { type BreachThen, breachThen, type ThenRefusal, type ThenTask } from './breach-then.ts';

/** A model whose library cannot be loaded is a refusal that says what to do. */
export default async function work(task: ThenTask): Promise<BreachThen | ThenRefusal> {
  try {
    await loadModel(task.model);
  } catch (error) {
    if (error instanceof ModelLoadFailed) return { ok: false, reason: error.message };
    throw error;
  }
  return breachThen(task);
}
