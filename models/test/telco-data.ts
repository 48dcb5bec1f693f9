// The Telco customers as a table with labels, read from ../shared/data beside the repository.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Feature, FeatureTable } from '../src/classify/index.ts';

const FILE = resolve(import.meta.dirname, '../../../shared/data/telco/customers.csv');

export const hasTelco = existsSync(FILE);

const NUMBERS: readonly string[] = ['SeniorCitizen', 'tenure', 'MonthlyCharges', 'TotalCharges'];
const NOT_FEATURES: readonly string[] = ['customerID', 'Churn'];

/** 5,000 customers with 19 columns; an empty TotalCharges is missing. Label 1: left. */
export function readTelco(): { readonly table: FeatureTable; readonly labels: Uint8Array } {
  const [head, ...rows] = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .map(line => line.trim().split(','));
  const column = (name: string) => rows.map(row => row[head!.indexOf(name)]!);
  const features = head!.filter(name => !NOT_FEATURES.includes(name)).map(name => featureOf(name, column(name)));
  return {
    table: { rows: rows.length, features },
    labels: Uint8Array.from(column('Churn'), cell => (cell === 'Yes' ? 1 : 0)),
  };
}

function featureOf(name: string, cells: readonly string[]): Feature {
  if (NUMBERS.includes(name)) {
    return {
      kind: 'numeric',
      name,
      values: Float64Array.from(cells, cell => (cell.trim() === '' ? Number.NaN : Number(cell))),
    };
  }
  const names = [...new Set(cells)].sort();
  return { kind: 'category', name, codes: Int32Array.from(cells, cell => names.indexOf(cell)), names };
}
