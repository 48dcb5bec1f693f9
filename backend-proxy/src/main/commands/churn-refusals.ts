// What a classifier refuses, in the words of the catalogue.
import { ForesightError } from '@foresight/contracts';

const FIX: Readonly<Record<string, string>> = {
  TooFewRows: 'take more people, or a longer time',
  ColumnsAbsent: 'give the columns that the model learned from, or leave them out of both files with --ignore',
  TableMismatch: 'write the column as in the table that was learned from',
  NothingToLearn: 'add columns that differ between people',
};

/** @throws {ForesightError} bad_input for what the model refuses, in its words */
export function learned<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { name, message } = error as Error;
    const fix = FIX[name];
    if (fix === undefined) throw error;
    throw new ForesightError('bad_input', message, { fix, cause: error });
  }
}
