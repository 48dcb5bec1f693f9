// The column that says who left: which of its two values means so.
import { FileProblem, quoteText } from '../../connectors/file/index.ts';
import type { TextColumn } from './text-column.ts';

export interface ReadLabel {
  /** 1: it happened, 0: it did not, −1: the cell is empty. A number a row. */
  readonly y: Int8Array;
  readonly positive: string;
  /** Rows without a label. */
  readonly unknown: number;
}

const YES = /^(?:1|yes|y|true|t|churn|churned|left|lost|cancell?ed|gone|inactive)$/i;
const NO = /^(?:0|no|n|false|f|stayed|retained|kept|active|current)$/i;
const SHOWN = 5;

/**
 * @param positive the value that means yes; absent: told by words such as yes, true, 1, churned
 * @throws {FileProblem} `value` for one value only, for three or more without `positive`, and for two that say nothing
 */
export function readLabel(column: TextColumn, positive?: string): ReadLabel {
  const counts = column.counts();
  const given = column.texts.filter(text => text !== '');
  const meant = positive === undefined ? meantIn(column, given) : named(column, given, positive);
  if (given.length === 1) throw oneValue(column, given[0]!, counts);
  const byCode = column.texts.map(text => (text === '' ? -1 : text === meant ? 1 : 0));
  const y = Int8Array.from(column.rowCodes, code => byCode[code]!);
  return { y, positive: meant, unknown: y.reduce((count, value) => count + (value < 0 ? 1 : 0), 0) };
}

function meantIn(column: TextColumn, given: readonly string[]): string {
  if (given.length === 0) throw problem(column, 'is empty', 'Name the column that says who left.');
  if (given.length > 2) {
    throw problem(
      column,
      `has ${given.length} values (${listed(given)}), and a label has two`,
      'Name the value that means yes: --positive VALUE; all others then mean no.',
    );
  }
  const yes = given.filter(text => YES.test(text));
  if (yes.length === 1) return yes[0]!;
  // One value only is complained of by the caller. Of two, the one that is no word for no means yes.
  const others = given.filter(text => !NO.test(text));
  if (given.length === 1) return given[0]!;
  if (yes.length === 0 && others.length === 1) return others[0]!;
  throw problem(
    column,
    `has the values ${listed(given)}, which do not say who left`,
    'Name the value that means yes: --positive VALUE.',
  );
}

function named(column: TextColumn, given: readonly string[], positive: string): string {
  if (given.includes(positive)) return positive;
  throw problem(column, `has no ${quoteText(positive)}; it has ${listed(given)}`, 'Name a value that is there.');
}

function oneValue(column: TextColumn, value: string, counts: Float64Array): FileProblem {
  const rows = counts[column.texts.indexOf(value)]!;
  const reason = `is ${quoteText(value)} in all ${rows} rows that have a label: nothing can be learned from one outcome`;
  return problem(column, reason, 'Add rows of people with the other outcome.');
}

const listed = (given: readonly string[]) =>
  given.slice(0, SHOWN).map(quoteText).join(', ') + (given.length > SHOWN ? ', …' : '');

const problem = ({ name }: TextColumn, reason: string, fix: string) =>
  new FileProblem('value', `the label ${reason}`, fix, { column: name });
