// Which test files take long, for the order they run in: node scripts/with-node.mjs scripts/tests/durations.ts
// reads what the last `npm test` left in coverage/tests.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Path of a test file from the root → seconds, the longest first. */
export type Durations = Readonly<Record<string, number>>;

const ROOT = join(import.meta.dirname, '..', '..');
export const DURATIONS = join(import.meta.dirname, 'durations.json');
/** Files that are quicker may run in any order. */
const LONG_SECONDS = 8;

interface Result {
  readonly name: string;
  readonly startTime: number;
  readonly endTime: number;
}

function longOnes(results: readonly Result[]): Durations {
  const rows = results.map(({ name, startTime, endTime }) => {
    return [relative(ROOT, name), Math.round((endTime - startTime) / 1000)] as const;
  });
  return Object.fromEntries(rows.filter(([, s]) => s >= LONG_SECONDS).sort(([, a], [, b]) => b - a));
}

if (import.meta.main) {
  const { testResults } = JSON.parse(readFileSync(join(ROOT, 'coverage', 'tests.json'), 'utf8')) as {
    testResults: Result[];
  };
  writeFileSync(DURATIONS, `${JSON.stringify(longOnes(testResults), null, 2)}\n`);
}
