// Entry of the worker threads that draw sample paths of fitted models.
import { UnknownFormat } from '@foresight/models';
import { askFutures, type Futures, type FuturesTask } from './ask-futures.ts';

export interface FuturesRefusal {
  readonly reason: string;
}

/** A model that this version cannot read is a refusal that says what to do. */
export default function work(task: FuturesTask): Futures | FuturesRefusal {
  try {
    return askFutures(task);
  } catch (error) {
    if (error instanceof UnknownFormat) return { reason: error.message };
    throw error;
  }
}
