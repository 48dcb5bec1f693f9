// Variables that stand in a query still, and what is said of those that it cannot be asked with.
import { variableIn } from '@foresight/contracts';
import type { ForesightQuery } from './foresight-query.ts';
import { textsIn } from './template-text.ts';

/** @param place with what is written there @param takes why that is too many, or too few */
export function severalValues(place: string, values: readonly string[], takes: string): string {
  if (values.length === 0) return `The variable in ${place} has no value, and ${takes}. Fix: choose a value`;
  const some = `${values.slice(0, 3).join(', ')}${values.length > 3 ? ', …' : ''}`;
  return `The variable in ${place} has ${values.length} values (${some}), and ${takes}. Fix: choose one value, or repeat the panel by the variable`;
}

/** Whether the text may hold a variable: "$5" does not. */
export const mayHoldVariable = (text: string): boolean => variableIn(text) !== undefined;

/** Of a whole query. What another data source is asked is in that one's language. */
export const holdsVariables = ({ source, ...query }: ForesightQuery): boolean =>
  textsIn({ ...query, source: source && { ...source, query: undefined } }).some(mayHoldVariable);

/** A variable where a number will stand: files keep its text, and the number is made when the query is asked. */
export const numberToCome = (text: string): number => text.trim() as unknown as number;

/** Whether the number is there yet. */
export const isNumber = (value: unknown): value is number => typeof value === 'number';
