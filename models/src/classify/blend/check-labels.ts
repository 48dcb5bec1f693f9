// What is to be learned, before anything learns from it: refusals with numbers.
import { type Labels, toLabels } from '../labels.ts';

/** Fewer rows of a label than a classifier needs. */
export class TooFewRows extends Error {
  readonly needs: number;
  readonly has: number;
  constructor(text: string, needs: number, has: number) {
    super(text);
    this.name = 'TooFewRows';
    this.needs = needs;
    this.has = has;
  }
}

/** Words for the two labels, in errors. */
export interface LabelWords {
  /** Rows of label 1, e.g. 'churners'. Default: 'rows of label 1'. */
  readonly positives?: string;
  /** Rows of label 0, e.g. 'people who stayed'. Default: 'rows of label 0'. */
  readonly others?: string;
}

/** Below this, five inner folds have too few to choose anything by. */
export const FEWEST_OF_A_LABEL = 20;
const SHOWN = 5;

/**
 * Labels as bytes.
 * @param y one a row, 0 or 1
 * @throws {RangeError} when its length or a value is wrong; {TooFewRows} when a label has less than 20 rows
 */
export function checkLabels(y: ArrayLike<number>, rows: number, words: LabelWords = {}): Labels {
  if (y.length !== rows) throw new RangeError(`${y.length} labels for ${rows} rows`);
  const values = [...new Set(Array.from(y))];
  if (values.some(value => value !== 0 && value !== 1)) {
    const shown = values.slice(0, SHOWN).join(', ') + (values.length > SHOWN ? ', …' : '');
    throw new RangeError(`the label has ${values.length} values (${shown}): needs 0 and 1 and nothing else`);
  }
  const labels = toLabels(y);
  const ones = labels.reduce((sum, label) => sum + label, 0);
  if (values.length === 1) throw new TooFewRows(oneClass(rows, values[0]!), FEWEST_OF_A_LABEL, 0);
  checkCount(ones, words.positives ?? 'rows of label 1', rows);
  checkCount(rows - ones, words.others ?? 'rows of label 0', rows);
  return labels;
}

function oneClass(rows: number, value: number): string {
  return `all ${rows} rows have label ${value}: needs at least ${FEWEST_OF_A_LABEL} of each; look at more people or a longer window`;
}

function checkCount(has: number, name: string, rows: number): void {
  const needs = FEWEST_OF_A_LABEL;
  if (has >= needs) return;
  throw new TooFewRows(
    `needs ${needs} ${name}, has ${has} among ${rows} rows: take more people or a longer window`,
    needs,
    has,
  );
}
