// The list that long test files begin by: a file that was renamed or removed must not stay in it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DURATIONS, type Durations } from '../../scripts/tests/durations.ts';

const ROOT = join(import.meta.dirname, '..', '..');

it('the list of durations names test files that are there, the longest first', () => {
  const rows = Object.entries(JSON.parse(readFileSync(DURATIONS, 'utf8')) as Durations);
  expect(rows.filter(([path]) => !existsSync(join(ROOT, path)))).toEqual([]);
  const seconds = rows.map(([, s]) => s);
  expect(seconds).toEqual(seconds.toSorted((a, b) => b - a));
  expect(rows.length).toBeGreaterThan(0);
});
