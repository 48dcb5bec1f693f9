// What was made again beside what was said then: the data first, then the fitted model, then every number.
import type { ReplayItem } from '@foresight/contracts';
import { sha256 } from '../../platform/crypto.ts';
import type { SaidThen } from '../../store/index.ts';
import type { SeriesForecast, SeriesRefusal } from '../forecast/index.ts';

type Found = Pick<ReplayItem, 'outcome' | 'text'> & Partial<ReplayItem>;

export function compared(said: SaidThen, now: SeriesForecast | SeriesRefusal): ReplayItem {
  const { series_id, labels } = said;
  const nothing = { data_sha256: null, artifact_sha256: null, numbers: 0, largest_difference: null };
  return { series_id, labels: { ...labels }, ...nothing, ...found(said, now) };
}

/** Why it is not made again. */
export const notComparable = (said: SaidThen, text: string): ReplayItem => compared(said, { ok: false, reason: text });

function found(said: SaidThen, now: SeriesForecast | SeriesRefusal): Found {
  if (!now.ok) return { outcome: 'not-comparable', text: now.reason };
  const data_sha256 = { before: said.data_sha256, now: Buffer.from(now.dataSha256).toString('hex') };
  if (data_sha256.before !== data_sha256.now) {
    return { outcome: 'data-changed', text: 'data before the origin changed since', data_sha256 };
  }
  const artifact_sha256 = { before: said.artifact_sha256, now: sha256(now.artifact).toString('hex') };
  const hashes = { data_sha256, artifact_sha256 };
  if (artifact_sha256.before !== artifact_sha256.now) {
    const text = 'the same data gave another model: another version of the service, or of a library, made it';
    return { outcome: 'model-differs', text, ...hashes };
  }
  return { ...hashes, ...numbersOf(said, now) };
}

function numbersOf({ point, lower, upper }: SaidThen, now: SeriesForecast): Found {
  const levels = [...now.intervals].sort((a, b) => a.level - b.level);
  const issued = [...(point ?? []), ...(lower ?? []), ...(upper ?? [])];
  const again = [
    ...levels.flatMap(() => [...now.point]),
    ...levels.flatMap(one => [...one.lower]),
    ...levels.flatMap(one => [...one.upper]),
  ];
  if (issued.length !== again.length) {
    const text = `the ledger has ${issued.length} numbers, and ${again.length} were made again`;
    return { outcome: 'numbers-differ', text, numbers: Math.min(issued.length, again.length) };
  }
  const largest_difference = issued.reduce((most, value, i) => Math.max(most, Math.abs(value - again[i]!)), 0);
  const facts = { numbers: issued.length, largest_difference };
  if (largest_difference === 0) return { outcome: 'same', text: `all ${issued.length} numbers are equal`, ...facts };
  return { outcome: 'numbers-differ', text: `numbers differ by up to ${largest_difference}`, ...facts };
}
