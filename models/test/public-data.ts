// Public competition data for the accuracy gate, read from ../shared/data beside the repository.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../../shared/data');

export interface CompetitionSeries {
  readonly id: string;
  readonly history: Float64Array;
  readonly future: Float64Array;
}

export const hasPublicData = existsSync(resolve(ROOT, 'm4/hourly-train.csv'));

/** @param name e.g. 'm4/hourly': reads `<name>-train.csv` and `<name>-test.csv`, rows `id,v1,v2,…` */
export function readCompetition(name: string): CompetitionSeries[] {
  const train = rows(`${name}-train.csv`);
  const test = new Map(rows(`${name}-test.csv`));
  return train.map(([id, history]) => ({ id, history, future: test.get(id) ?? new Float64Array(0) }));
}

function rows(file: string): [string, Float64Array][] {
  const lines = readFileSync(resolve(ROOT, file), 'utf8').trim().split('\n');
  return lines.map(line => {
    const cells = line.trim().split(',');
    return [
      cells[0]!.replaceAll('"', ''),
      Float64Array.from(
        cells.slice(1).filter(c => c !== ''),
        Number,
      ),
    ];
  });
}
