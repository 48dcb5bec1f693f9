import type { AlertPreviewSeries } from '@foresight/contracts';
import { describe, expect, it } from 'vitest';
import { countWords, reasonsOf } from './count-words.ts';

const series = (reals: (boolean | null)[], missed: number | null = null, reason: string | null = null) => ({
  labels: {},
  firings: reals.map(real => ({ from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z', real })),
  missed,
  reason,
});
const words = (items: AlertPreviewSeries[], left_out = 0) => countWords({ items, left_out });

describe('what a rule would have done', () => {
  it.each([
    [[series([true, true, true, false], 1)], 'Would have fired 4 times: 3 real, 1 false; missed 1'],
    [[series([null])], 'Would have fired once: 1 not known yet'],
    [[series([], 0)], 'Would not have fired; missed 0'],
    [[series([], null, 'young')], 'Nothing can be said yet'],
    [
      [series([true], 0), series([], null, 'young')],
      'Would have fired once: 1 real; missed 0; 1 of 2 series cannot be told',
    ],
    [[], 'No series fits'],
  ])('%#', (items, said) => expect(words(items)).toBe(said));

  it('names what was left out, and each reason once', () => {
    expect(words([series([], 0)], 7)).toBe('Would not have fired; missed 0; 7 more series not looked at');
    expect(reasonsOf({ items: [series([], null, 'a'), series([], null, 'a'), series([], null, 'b')] })).toEqual([
      'a',
      'b',
    ]);
  });
});
