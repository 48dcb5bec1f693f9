// Entry of the worker threads that draw the mean of the horizon of fitted models.
import { UnknownFormat } from '@foresight/models';
import { type MeanRange, type MeanTask, meanOf } from './mean-of.ts';

/** A model that this version cannot read is a refusal that says what to do. */
export default function work(task: MeanTask): MeanRange | { readonly reason: string } {
  try {
    return meanOf(task);
  } catch (error) {
    if (error instanceof UnknownFormat) return { reason: error.message };
    throw error;
  }
}
