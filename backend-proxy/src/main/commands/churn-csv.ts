// Scores as a CSV file.
import { factorText, type Scored } from '../../predictions/churn/index.ts';
import { csvLine } from './csv-cells.ts';

export interface PersonScore extends Scored {
  readonly id: string;
}

const FACTORS = [1, 2, 3, 4, 5];

export function* churnCsv(scores: readonly PersonScore[]): Generator<string> {
  yield csvLine(['id', 'probability', 'lower', 'upper', 'risk', ...FACTORS.map(n => `factor_${n}`)]);
  for (const { id, probability, lower, upper, band, factors } of scores) {
    const why = FACTORS.map(n => factors[n - 1]).map(factor => (factor ? factorText(factor) : null));
    yield csvLine([id, ...[probability, lower, upper].map(rounded), band, ...why]);
  }
}

/** More digits would say more than is known. */
const rounded = (share: number) => Number(share.toFixed(6));
