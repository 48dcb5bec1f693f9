// Labels name a series. Their canonical form (keys sorted) decides whether two series are the same.
import { createHash } from 'node:crypto';

export type Labels = Readonly<Record<string, string>>;

/** JSON with sorted keys: equal labels give equal text. */
export function canonicalLabels(labels: Labels): string {
  return JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))));
}

/** SHA-256 of the canonical form: the unique key of a series within its metric. */
export function labelsHash(labels: Labels): Buffer {
  return createHash('sha256').update(canonicalLabels(labels)).digest();
}
