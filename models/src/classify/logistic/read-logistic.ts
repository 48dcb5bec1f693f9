// A stored logistic regression, read back: every number is looked at before it is believed.
import type { Reader } from '../trees/index.ts';
import type { Logistic } from './logistic.ts';
import { type CategoryPlan, type ColumnPlan, type NumericPlan, type Scale, termsOf, UNKNOWN } from './plan.ts';

const SCALES: readonly Scale[] = ['linear', 'log', 'root', 'square'];

/** @throws {BrokenTrees} with the place, for what is no logistic regression or is damaged */
export function readLogistic(reader: Reader): Logistic {
  const plans = reader.list('plans').map(readPlan);
  const terms = plans.reduce((sum, plan) => sum + termsOf(plan), 0);
  const [means, deviations] = [reader.numbers('means', terms), reader.numbers('deviations', terms)];
  const odd = deviations.find(deviation => deviation <= 0);
  if (odd !== undefined) throw reader.broken(`deviation ${odd} is not above 0`);
  return { plans, means, deviations, constant: reader.number('constant'), weights: reader.numbers('weights', terms) };
}

function readPlan(reader: Reader): ColumnPlan {
  const kind = reader.text('kind');
  if (kind === 'numeric') return readNumeric(reader);
  if (kind === 'category') return readCategory(reader);
  throw reader.broken(`kind '${kind}' is unknown`);
}

function readNumeric(reader: Reader): NumericPlan {
  const scales = reader.texts('scales').map(name => {
    const scale = SCALES.find(known => known === name);
    if (!scale) throw reader.broken(`scale '${name}' is unknown`);
    return scale;
  });
  const [column, lower, upper] = [columnOf(reader), reader.number('lower'), reader.number('upper')];
  return { kind: 'numeric', column, lower, upper, scales, missing: reader.get('missing') === true };
}

function readCategory(reader: Reader): CategoryPlan {
  const terms = reader.number('terms');
  return { kind: 'category', column: columnOf(reader), slots: reader.wholes('slots', UNKNOWN, terms - 1), terms };
}

function columnOf(reader: Reader): number {
  const column = reader.number('column');
  if (!Number.isSafeInteger(column) || column < 0) throw reader.broken(`column ${column} is no position`);
  return column;
}
