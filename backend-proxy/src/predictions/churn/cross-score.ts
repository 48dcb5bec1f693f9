// Scores of people whose outcome is known, each from a model that did not see that person.
import {
  type ClassifierOptions,
  checkLabels,
  type FeatureTable,
  fitClassifier,
  type Labels,
  stratifiedFolds,
  takeRows,
} from '@foresight/models/classify';
import { type Scored, scoredBy } from './scored.ts';

const FOLDS = 5;

export interface CrossOptions extends Pick<ClassifierOptions, 'positives' | 'others' | 'seed'> {
  /** After each of the models. */
  readonly onFold?: (done: number, of: number) => void;
}

/**
 * Five models, each fitted to four fifths of the people (its own choices made within those) and asked about the last fifth.
 * @returns a score a row of `table`, in its order
 * @throws {TooFewRows} with fewer than 20 people of an outcome; {NothingToLearn} when no column varies
 */
export function crossScore(table: FeatureTable, labels: Labels, options: CrossOptions = {}): Scored[] {
  const { onFold, ...fitting } = options;
  // Refused with the numbers of all people, not with those of four fifths.
  const checked = checkLabels(labels, table.rows, fitting);
  const folds = stratifiedFolds(checked, FOLDS, fitting.seed ?? 1);
  const scored: Scored[] = new Array(table.rows);
  folds.forEach(({ train, test }, k) => {
    const { classifier } = fitClassifier(
      takeRows(table, train),
      Array.from(train, row => labels[row]!),
      fitting,
    );
    scoredBy(classifier, takeRows(table, test)).scores.forEach((score, i) => {
      scored[test[i]!] = score;
    });
    onFold?.(k + 1, folds.length);
  });
  return scored;
}
