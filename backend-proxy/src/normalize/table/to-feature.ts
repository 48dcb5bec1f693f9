// What a column of texts is: numbers, dates, or categories. Or nothing that a classifier can learn from, and why.
import type { Feature } from '@foresight/models/classify';
import { parseNumber } from '../metric/index.ts';
import type { TextColumn } from './text-column.ts';

export interface ReadFeature {
  readonly feature?: Feature;
  /** What was done or left out, in words. */
  readonly note?: string;
}

/** Marks of a cell without a value, beside those that numbers have (empty, nan, na, null). */
const MISSING = /^(?:n\/a|none|unknown|-|\?)?$/i;
/** A column of numbers may have some other texts, which then count as missing. */
const NUMBERS_AT_LEAST = 0.95;
/** A text that nearly every row has alone says nothing of another row. */
const NAMES_AT_MOST = 0.5;
const FEW_NAMES = 50;
const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** @param now dates become days before it */
export function toFeature(column: TextColumn, now: Date): ReadFeature {
  const { name, texts } = column;
  const counts = column.counts();
  const numbers = texts.map(text => numberOf(text));
  const present = sum(counts, code => numbers[code] !== 'missing');
  if (present === 0) return { note: `column '${name}' is empty: left out` };
  const numeric = sum(counts, code => typeof numbers[code] === 'number');
  if (numeric >= NUMBERS_AT_LEAST * present) return numbersOf(column, numbers, present - numeric);
  const days = texts.map(text => (DATE.test(text) ? (now.getTime() - Date.parse(asUtc(text))) / DAY_MS : Number.NaN));
  const dated = sum(counts, code => !Number.isNaN(days[code]!));
  if (dated === present) return datesOf(column, days);
  return categoriesOf(column, numbers, present);
}

function numbersOf(column: TextColumn, numbers: readonly (number | string)[], others: number): ReadFeature {
  const byCode = Float64Array.from(numbers, value => (typeof value === 'number' ? value : Number.NaN));
  const feature: Feature = {
    kind: 'numeric',
    name: column.name,
    values: Float64Array.from(column.rowCodes, code => byCode[code]!),
  };
  if (isConstant(feature.values)) return constant(column);
  if (others === 0) return { feature };
  const example = column.texts[numbers.findIndex(value => value === 'text' || value === 'infinite')]!;
  return {
    feature,
    note: `column '${column.name}' has ${others} cells that are no number, as '${example}': they count as missing`,
  };
}

function datesOf(column: TextColumn, days: readonly number[]): ReadFeature {
  const values = Float64Array.from(column.rowCodes, code => days[code]!);
  if (isConstant(values)) return constant(column);
  const ahead = values.reduce((count, value) => count + (value < 0 ? 1 : 0), 0);
  const future = ahead === 0 ? '' : `; ${ahead} of them lie ahead and count as negative`;
  return {
    feature: { kind: 'numeric', name: column.name, values },
    note: `column '${column.name}' has dates: taken as days before now${future}`,
  };
}

function categoriesOf(column: TextColumn, numbers: readonly (number | string)[], present: number): ReadFeature {
  const codeOf = new Map<string, number>();
  const names: string[] = [];
  const byCode = Int32Array.from(column.texts, (text, i) => {
    if (numbers[i] === 'missing') return -1;
    const known = codeOf.get(text);
    if (known !== undefined) return known;
    codeOf.set(text, names.length);
    names.push(text);
    return names.length - 1;
  });
  if (names.length > FEW_NAMES && names.length > NAMES_AT_MOST * present) {
    return { note: `column '${column.name}' has ${names.length} different texts in ${present} rows: left out` };
  }
  const codes = Int32Array.from(column.rowCodes, code => byCode[code]!);
  if (names.length === 1 && codes.every(code => code === 0)) return constant(column);
  return { feature: { kind: 'category', name: column.name, codes, names } };
}

const constant = ({ name }: TextColumn): ReadFeature => ({
  note: `column '${name}' is the same in every row: left out`,
});

/** Missing everywhere but in some rows is no constant: that it is there says something. */
const isConstant = (values: Float64Array) => values.every(value => value === values[0]);

const numberOf = (text: string) => (MISSING.test(text) ? 'missing' : parseNumber(text));

/** A time without a zone is meant in UTC, as a day is. */
const asUtc = (text: string) =>
  text.length > 10 && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? `${text.replace(' ', 'T')}Z` : text;

function sum(counts: Float64Array, holds: (code: number) => boolean): number {
  return counts.reduce((total, count, code) => total + (holds(code) ? count : 0), 0);
}
