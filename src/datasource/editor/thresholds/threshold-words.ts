// Limits and goals as they are typed.
import { type Threshold, thresholdText } from '@foresight/contracts';
import { isNumber, mayHoldVariable, numberToCome } from '../../query/index.ts';

/** What stands in a row. */
export interface ThresholdDraft {
  readonly direction: Threshold['direction'];
  readonly kind: NonNullable<Threshold['kind']>;
  readonly value: string;
  readonly name: string;
}

export const EMPTY: ThresholdDraft = { direction: 'above', kind: 'limit', value: '', name: '' };
const LONGEST_NAME = 100;
const LARGEST = 1e15;

export const draftOf = ({ direction, kind = 'limit', value, name = '' }: Threshold): ThresholdDraft => ({
  ...{ direction, kind, name },
  value: String(value),
});

/** @param others those of the other rows: two may not be called alike */
export function readThreshold(
  { direction, kind, value: typed, name: written }: ThresholdDraft,
  others: readonly Threshold[],
): { readonly threshold: Threshold } | { readonly wrong: string } {
  const text = typed.trim().replace(',', '.');
  const value = mayHoldVariable(text) ? numberToCome(text) : Number(text);
  if (text === '') return { wrong: 'A value is missing, in the units of the series' };
  if (isNumber(value) && !(Math.abs(value) <= LARGEST)) return { wrong: `'${typed.trim()}' is no number` };
  const name = written.trim();
  if (name.length > LONGEST_NAME) return { wrong: `A name has ${LONGEST_NAME} characters at most` };
  const threshold: Threshold = {
    ...{ value, direction },
    ...(kind === 'goal' ? { kind } : {}),
    ...(name ? { name } : {}),
  };
  const called = thresholdText(threshold);
  if (others.some(other => thresholdText(other) === called)) return { wrong: `Another is called '${called}'` };
  return { threshold };
}

/** "limit above 500 · goal Black Friday"; what holds where there is none. */
export const thresholdsText = (thresholds: readonly Threshold[] = []): string =>
  thresholds.map(one => `${one.kind ?? 'limit'} ${thresholdText(one)}`).join(' · ') || 'none';
