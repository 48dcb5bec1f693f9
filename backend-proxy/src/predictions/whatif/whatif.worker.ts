// Entry of the worker threads that add up what a scenario makes.
import { UnknownFormat } from '@foresight/models';
import { type Difference, type DifferenceTask, differenceOf } from './difference.ts';

/** A model that this version cannot read is a refusal that says what to do. */
export default function work(task: DifferenceTask): Difference | { readonly reason: string } {
  try {
    return differenceOf(task);
  } catch (error) {
    if (error instanceof UnknownFormat) return { reason: error.message };
    throw error;
  }
}
