// The two folders of the Numenta Anomaly Benchmark in ../shared/data beside the repository.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NabWindow } from '../src/evaluate/index.ts';
import type { Series } from '../src/forecast/model.ts';
import { MINUTE } from '../src/series/index.ts';

const ROOT = resolve(import.meta.dirname, '../../../shared/data/nab');
const FOLDERS = ['realAWSCloudwatch', 'realTweets'];

export interface NabFile {
  readonly name: string;
  /** Rows as they stand in the file, as the benchmark counts them. */
  readonly series: Series;
  readonly windows: readonly NabWindow[];
}

export const hasNabData = existsSync(resolve(ROOT, 'combined_windows.json'));

/** 27 files of 5-minute values. */
export function readNab(): NabFile[] {
  const labels = JSON.parse(readFileSync(resolve(ROOT, 'combined_windows.json'), 'utf8')) as Record<
    string,
    [string, string][]
  >;
  const names = FOLDERS.flatMap(folder =>
    readdirSync(resolve(ROOT, folder))
      .filter(file => file.endsWith('.csv'))
      .sort()
      .map(file => `${folder}/${file}`),
  );
  return names.map(name => fileOf(name, labels[name]!));
}

function fileOf(name: string, labels: readonly (readonly [string, string])[]): NabFile {
  const lines = readFileSync(resolve(ROOT, name), 'utf8').trim().split('\n').slice(1);
  const rows = lines.map(line => line.trim().split(','));
  const times = rows.map(([time]) => timeOf(time!));
  const values = Float64Array.from(rows, ([, value]) => Number(value));
  const windows = labels.map(([from, to]) => windowOf(times, timeOf(from), timeOf(to)));
  return { name, series: { values, start: times[0]!, step: { unit: 'ms', count: 5 * MINUTE } }, windows };
}

const windowOf = (times: readonly number[], from: number, to: number): NabWindow => [
  times.findIndex(time => time >= from),
  times.findLastIndex(time => time <= to),
];

/** '2014-02-14 14:30:00' or with fractions, UTC. */
const timeOf = (text: string) => Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`);
