import { expect, it } from 'vitest';
import { stepOf } from './metric-subject.ts';

it.each([
  [['2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z', '2026-01-01T05:00:00Z', '2026-01-01T06:00:00Z'], 3_600_000],
  [['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'], 86_400_000],
  [['2026-01-01T00:00:00Z'], undefined],
  [[], undefined],
])('the step of %j is %s', (times, step) => expect(stepOf(times)).toBe(step));
