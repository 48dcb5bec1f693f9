// Saved queries outlive the code that saved them: how an old one is brought up to date.
import { ForesightError } from '../problem/index.ts';

export type SavedQuery = Readonly<Record<string, unknown>>;

/**
 * @param newest version of the query type
 * @param steps step `n` brings a query of version n + 1 to version n + 2
 * @returns brings a saved query to the newest version; no check of its members. A query without a version counts as
 *   version 1: provisioned files often leave it out. Throws bad_request for a version this code does not know
 */
export function queryMigration(
  newest: number,
  steps: readonly ((query: SavedQuery) => SavedQuery)[],
): (saved: SavedQuery) => SavedQuery {
  if (steps.length !== newest - 1) throw new RangeError(`${newest - 1} steps lead to version ${newest}`);
  return saved => {
    const { version = 1 } = saved;
    if (typeof version !== 'number' || !Number.isInteger(version) || version < 1 || version > newest) {
      throw new ForesightError(
        'bad_request',
        `the query has version ${JSON.stringify(version)}; this service knows 1 to ${newest}`,
        { fix: 'upgrade the Foresight service to the version of the plugin' },
      );
    }
    const current = steps.slice(version - 1).reduce((query, step) => step(query), saved);
    return { ...current, version: newest };
  };
}
