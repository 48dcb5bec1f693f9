import { describe, expect, it } from 'vitest';
import { goalTexts, readGoal } from '../growth/goal-words.ts';
import { adjustmentLine, adjustmentTexts, readAdjustment } from '../whatif/adjustment-words.ts';
import { readLabels, readTime, timeText } from './index.ts';

describe('typed words', () => {
  it.each([
    ['', undefined],
    ['2026-12-31', '2026-12-31T00:00:00.000Z'],
    ['2026-12-31T08:30', '2026-12-31T08:30:00.000Z'],
    ['2026-12-31T08:30:00+01:00', '2026-12-31T07:30:00.000Z'],
  ])('%j is a time', (text, value) => {
    expect(readTime(text, 'by')).toEqual({ value });
    expect(readTime(timeText(value), 'by')).toEqual({ value });
  });

  it.each(['soon', '2026-13-01', '31.12.2026', '2026'])('%j is none', text => {
    expect(readTime(text, 'the date')).toEqual({ wrong: expect.stringContaining(`'${text}'`) });
  });

  it('labels are pairs', () => {
    expect(readLabels('plan=team, region="eu west"')).toEqual({ value: { plan: 'team', region: 'eu west' } });
    expect(readLabels(' ')).toEqual({ value: undefined });
    for (const text of ['team', '=team', 'plan=team, x']) expect(readLabels(text)).toHaveProperty('wrong');
  });
});

describe('a goal', () => {
  it.each([{ value: 5 }, { value: -0.5, name: 'few', by: '2027-01-01T00:00:00.000Z' }])(
    '%j is typed as it is',
    goal => {
      expect(readGoal(goalTexts(goal))).toEqual({ value: goal });
    },
  );

  it.each(['', 'many', '1,5', 'Infinity', '1e16'])('has no value %j', value => {
    expect(readGoal({ value, name: '', by: '' })).toHaveProperty('wrong');
  });
});

describe('an adjustment', () => {
  const full = {
    metric: 'dau',
    kind: 'add' as const,
    value: -20,
    labels: { plan: 'team' },
    from: '2026-12-01T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
  };
  it.each([full, { metric: 'dau', kind: 'percent' as const, value: 20 }])('%j is typed as it is', adjustment => {
    expect(readAdjustment(adjustmentTexts(adjustment, 'other'))).toEqual({ value: adjustment });
  });

  it('is told in a line', () => {
    expect(adjustmentLine(full)).toBe('dau{plan=team} −20 from 2026-12-01 to 2027-01-01');
    expect(adjustmentLine({ metric: 'dau', kind: 'percent', value: 5 })).toBe('dau +5 %');
  });

  it.each([
    [{ metric: '' }, /metric is missing/],
    [{ metric: 'a b' }, /no name of a metric/],
    [{ value: '' }, /value is missing/],
    [{ value: 'ten' }, /'ten' is no number/],
    [{ labels: 'team' }, /no label such as/],
    [{ to: '2026-11-01' }, /'to' is not after 'from'/],
  ])('is none with %j', (wrong, text) => {
    const read = readAdjustment({ ...adjustmentTexts(full, 'dau'), ...wrong });
    expect(read).toEqual({ wrong: expect.stringMatching(text) });
  });
});
