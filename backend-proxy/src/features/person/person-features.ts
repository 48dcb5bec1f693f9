// Features of everybody as of a moment: what was known then, whatever has come since.
import { ForesightError } from '@foresight/contracts';
import { type EventScan, listWords, type Store } from '../../store/index.ts';
import { PERSON_FEATURE_NAMES, type PersonFeature } from './feature-list.ts';
import type { FeatureParams, FeaturePart } from './person-features.reduce.ts';

export interface FeatureQuestion {
  /** Epoch milliseconds: events at this moment and later do not count. */
  readonly asOf: number;
  /** Names of the events whose values are summed; absent: all. */
  readonly valueNames?: readonly string[];
  /** ISO 4217: only values in it are summed. Needed where values are in several. */
  readonly currency?: string;
}

export interface PersonFeatures {
  /** Numbers of those who have done something before the moment, by bucket and number. */
  readonly people: Int32Array;
  /** A value each, NaN where there is none. */
  readonly columns: Readonly<Record<PersonFeature, Float64Array>>;
}

export interface FeatureDeps {
  readonly store: Store;
  readonly scan: EventScan;
}

const REDUCER = new URL('./person-features.reduce.ts', import.meta.url);

/** @throws {ForesightError} bad_request for names or a currency that no event has, and for values in several currencies */
export async function personFeatures(
  { store, scan }: FeatureDeps,
  workspaceId: string,
  question: FeatureQuestion,
  signal?: AbortSignal,
): Promise<PersonFeatures> {
  const params = await paramsOf(store, workspaceId, question);
  const parts = await scan.scan<FeaturePart, FeatureParams>(
    workspaceId,
    { from: Number.NEGATIVE_INFINITY, to: question.asOf, columns: ['session', 'value', 'currency'] },
    { module: REDUCER, params },
    signal,
  );
  await refuseSeveral(store, workspaceId, new Set(parts.flatMap(part => part.currencies)));
  return joined(parts);
}

async function paramsOf(
  store: Store,
  workspaceId: string,
  { asOf, valueNames, currency }: FeatureQuestion,
): Promise<FeatureParams> {
  const number = async (kind: 'name' | 'currency', word: string) => {
    const words = await store.inWorkspace(workspaceId, trx => listWords(trx, workspaceId, kind));
    const found = words.indexOf(word);
    if (found > 0) return found;
    throw new ForesightError('bad_request', `no event has the ${kind} '${word}'`, {
      fix: `use one of: ${words.slice(1, 21).join(', ')}`,
    });
  };
  return {
    asOf,
    valueNames: valueNames && (await Promise.all(valueNames.map(name => number('name', name)))),
    currency: currency === undefined ? undefined : await number('currency', currency),
  };
}

async function refuseSeveral(store: Store, workspaceId: string, found: ReadonlySet<number>): Promise<void> {
  if (found.size < 2) return;
  const words = await store.inWorkspace(workspaceId, trx => listWords(trx, workspaceId, 'currency'));
  const named = [...found].sort((a, b) => a - b).map(id => words[id] || 'none');
  throw new ForesightError('bad_request', `values are in several currencies (${named.join(', ')}): they have no sum`, {
    fix: 'name the currency that counts, or the events whose values do',
  });
}

function joined(parts: readonly FeaturePart[]): PersonFeatures {
  const size = parts.reduce((sum, part) => sum + part.people.length, 0);
  const people = new Int32Array(size);
  const columns = PERSON_FEATURE_NAMES.map(() => new Float64Array(size));
  let at = 0;
  for (const part of parts) {
    const n = part.people.length;
    people.set(part.people, at);
    for (const [f, column] of columns.entries()) column.set(part.features.subarray(f * n, (f + 1) * n), at);
    at += n;
  }
  const named = PERSON_FEATURE_NAMES.map((name, f) => [name, columns[f]!]);
  return { people, columns: Object.fromEntries(named) as Record<PersonFeature, Float64Array> };
}
