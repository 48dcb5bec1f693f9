import { describe, expect, it } from 'vitest';
import type { SeriesState } from '../../../store/index.ts';
import type { Answer } from './answer.ts';
import { familyOf } from './family.ts';
import { familyAnswers } from './family-answers.ts';

const HOUR = 3_600_000;
const state = (labels: Record<string, string>, i: number) =>
  ({ id: String(i), metric: 'm', labels, unit: null, time_kind: 'time', data_version: 1 }) as unknown as SeriesState;
const STATES = [
  { service: 'api', feature: 'chat', region: 'eu' },
  { service: 'api', feature: 'chat', region: 'us' },
  { service: 'api', feature: 'search' },
  { service: 'web', feature: 'chat' },
].map(state);
const BY = ['service', 'feature'];

function answer(point: number[], errors: number[], from = 0): Answer {
  const values = Float64Array.from(point);
  return {
    ok: true,
    key: String(point),
    custom: { adjustments: ['sum of 2 series'] } as unknown as Answer['custom'],
    time: values.map((_, i) => (from + i) * HOUR),
    point: values,
    intervals: [{ level: 0.8, lower: values.map(v => v / 2), upper: values.map(v => v * 2) }],
    pastErrors: [{ time: 0, errors: Float64Array.from(errors) }],
  };
}

describe('a family of sums', () => {
  it('has the whole, each service, and each feature of a service', () => {
    const family = familyOf(STATES, BY, []);
    expect(family.nodes.map(({ labels }) => Object.values(labels).join('/'))).toEqual([
      '',
      'api',
      'web',
      'api/chat',
      'web/chat',
      'api/search',
    ]);
    expect(family.totals.map(({ members }) => members)).toEqual([[0, 1, 2], [0, 2], [1]]);
    expect(family.nodes.map(({ members }) => members.length)).toEqual([4, 3, 1, 2, 1, 1]);
  });

  it.each([
    [[], [0]],
    [['service'], [1, 2]],
    [BY, [3, 4, 5]],
    [undefined, [3, 4, 5]],
  ])('shows the level %j', (groupBy, shown) => {
    expect(familyOf(STATES, BY, groupBy).shown).toEqual(shown);
  });

  it.each([[['feature']], [['service', 'region']], [['service', 'feature', 'region']]])(
    'refuses %j, which is no level of it',
    groupBy => {
      expect(() => familyOf(STATES, BY, groupBy)).toThrow(
        `groupBy [${groupBy.join(', ')}] is no level of the hierarchy [service, feature]`,
      );
    },
  );
});

describe('forecasts of a family', () => {
  const STATES_TWO = [{ service: 'api' }, { service: 'web' }].map(state);
  const family = (groupBy: string[]) => familyOf(STATES_TWO, ['service'], groupBy);
  const base = () => [answer([10, 10], [1, 0, 0]), answer([3, 3], [0, 1, 0]), answer([4, 4], [0, 0, 1])];

  it('add up across the levels that two queries show', () => {
    const [whole] = familyAnswers(family([]), base(), 'min-trace') as Answer[];
    const parts = familyAnswers(family(['service']), base(), 'min-trace') as Answer[];
    whole!.point.forEach((v, i) => {
      expect(parts.reduce((sum, part) => sum + part.point[i]!, 0)).toBe(v);
    });
    expect(whole!.point[0]).toBeCloseTo(9, 5);
    expect(whole!.custom.adjustments).toEqual([
      'sum of 2 series',
      'made to agree with the other 2 parts and totals, each giving way by how uncertain it is',
    ]);
  });

  it('or the whole is the sum of its parts', () => {
    const [whole] = familyAnswers(family([]), base(), 'bottom-up') as Answer[];
    expect([...whole!.point]).toEqual([7, 7]);
  });

  it('stay as they are, and say so, where one of them is missing', () => {
    const made = [...base().slice(0, 2), { ok: false as const, refusal: { reason: 'too short' } }];
    const [api, web] = familyAnswers(family(['service']), made, 'min-trace');
    expect((api as Answer).point).toEqual(base()[1]!.point);
    expect((api as Answer).custom.adjustments[1]).toBe(
      'parts and totals are forecast apart and may not add up: 1 of 3 parts and totals cannot be forecast',
    );
    expect(web).toBe(made[2]);
  });

  it('stay as they are where no step is shared', () => {
    const late = [answer([10], [1]), answer([3], [1], 5), answer([4], [1])];
    const [whole] = familyAnswers(family([]), late, 'min-trace') as Answer[];
    expect([...whole!.point]).toEqual([10]);
    expect(whole!.custom.adjustments[1]).toContain('no step is forecast for all of them');
  });

  it('have other keys than those they were made of, one for each way', () => {
    const keys = (['min-trace', 'bottom-up'] as const).flatMap(method =>
      (familyAnswers(family(['service']), base(), method) as Answer[]).map(({ key }) => key),
    );
    expect(new Set([...keys, ...base().map(({ key }) => key)]).size).toBe(7);
  });
});
