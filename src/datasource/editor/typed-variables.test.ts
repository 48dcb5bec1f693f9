import { describe, expect, it } from 'vitest';
import { holdsVariables } from '../query/index.ts';
import { wrongIn } from './calendar/event-words.ts';
import { unknownCalendar } from './calendar/holiday-options.ts';
import { readLimit } from './calendar/limits.ts';
import { readGoal } from './growth/goal-words.ts';
import { askedHorizon, horizonText } from './horizon-text.ts';
import { readThreshold } from './thresholds/threshold-words.ts';
import { adjustmentTexts, readAdjustment } from './whatif/adjustment-words.ts';

describe('a variable that is typed', () => {
  it('stands where a number, a date or a name will be', () => {
    expect(readGoal({ value: '$roof', name: '', by: '$day' })).toEqual({ value: { value: '$roof', by: '$day' } });
    expect(readThreshold({ direction: 'above', kind: 'limit', value: ' $roof ', name: '' }, [])).toEqual({
      threshold: { value: '$roof', direction: 'above' },
    });
    const texts = { ...adjustmentTexts(undefined, '$metric'), value: '$n', from: '$day', labels: 'plan=$plan' };
    expect(readAdjustment(texts)).toEqual({
      value: { metric: '$metric', kind: 'percent', value: '$n', from: '$day', labels: { plan: '$plan' } },
    });
    expect(wrongIn({ name: 'Sale', from: '$day', to: '2026-01-01' })).toBeUndefined();
    expect(unknownCalendar(['$country', 'DE'], [{ code: 'DE', country: 'Germany', region: null }])).toBeUndefined();
  });

  it('is in order with every number, for what it holds is not known', () => {
    expect(readLimit('upper', { lower: '$low' as unknown as number }, '-5')).toEqual({ value: -5 });
  });

  it('is no span of time yet', () => {
    expect(horizonText(askedHorizon('$hours' as unknown as number, []))).toBe('steps');
  });

  it.each(['$5', 'US$', '^api$', '5 $'])('is not %j', text => {
    expect(readGoal({ value: text, name: '', by: '' })).toEqual({ wrong: `'${text}' is no number` });
  });
});

describe('a query', () => {
  const query = { refId: 'A', queryType: 'forecast', version: 1 };
  it.each([
    [{ metric: '$metric' }, true],
    [{ metric: 'm', limits: [{ value: '$roof' }] }, true],
    [{ source: { datasource: { uid: '$ds' }, query: {} } }, true],
    [{ source: { datasource: { uid: 'p' }, query: { expr: 'rate(x[$__interval])' } } }, false],
    [{ metric: 'm', labels: [{ name: 'a', op: '=~' as const, value: '^a$' }] }, false],
  ])('%j: has variables: %s', (members, has) => expect(holdsVariables({ ...query, ...members })).toBe(has));
});
