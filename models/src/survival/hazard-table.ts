// Tables with the period as a column: one to learn from, one to ask.
import type { CategoryFeature, FeatureTable } from '../classify/index.ts';
import { takeRows } from '../classify/take-rows.ts';
import type { PeriodRows } from './expand.ts';
import type { Edges } from './periods.ts';

/** In brackets: a column of the table is hardly called so. */
export const PERIOD = '(period)';

/** @param table a row for each of the rows */
export function withPeriods(table: FeatureTable, { period }: Pick<PeriodRows, 'period'>, edges: Edges): FeatureTable {
  const names = edges.slice(1).map((end, k) => `${edges[k]} to ${end}`);
  const column: CategoryFeature = { kind: 'category', name: PERIOD, codes: period, names };
  return { rows: table.rows, features: [...table.features, column] };
}

/** What is known of each row's person. @param table a row a person */
export const rowsOf = (table: FeatureTable, { person }: PeriodRows): FeatureTable => takeRows(table, person);

/** The people from one number up to another in each period, by person then period. */
export function everyPeriod(table: FeatureTable, from: number, to: number, edges: Edges): FeatureTable {
  const periods = edges.length - 1;
  const person = Int32Array.from({ length: (to - from) * periods }, (_, row) => from + Math.floor(row / periods));
  return withPeriods(takeRows(table, person), { period: person.map((_, row) => row % periods) }, edges);
}
