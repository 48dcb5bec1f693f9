import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { ScenarioBody, ScenarioChange, ScenarioSlug, slugOf } from './index.ts';

const adjustments = [{ metric: 'dau', kind: 'percent', value: 20 }];

describe('a scenario', () => {
  it.each([
    { name: 'More users', adjustments },
    { slug: 'q3', name: 'Q3', description: 'a campaign', adjustments },
  ])('may be %j', body => expect(Value.Check(ScenarioBody, body)).toBe(true));

  it.each([
    { name: '', adjustments },
    { name: 'a\u0000b', adjustments },
    { name: 'n', adjustments: [] },
    { name: 'n', adjustments: [{ metric: 'dau', kind: 'double', value: 2 }] },
    { name: 'n', adjustments: [{ metric: 'dau', kind: 'add', value: Number.POSITIVE_INFINITY }] },
    { name: 'n', adjustments, slug: 'Q3' },
    { name: 'n', adjustments, slug: '-q' },
    { name: 'n', adjustments, slug: 'q\n' },
    { name: 'n', adjustments, slug: 'x'.repeat(64) },
    { name: 'n', adjustments, version: 1 },
  ])('may not be %j', body => expect(Value.Check(ScenarioBody, body)).toBe(false));

  it.each([0, 1.5, 2_147_483_648, undefined])('is not changed from version %s', version => {
    expect(Value.Check(ScenarioChange, { name: 'n', adjustments, version })).toBe(false);
  });
});

describe('the slug of a name', () => {
  it.each([
    ['More users', 'more-users'],
    ["  Prix d'été: +20 % ", 'prix-d-ete-20'],
    ['計画 2', '2'],
    ['計画', ''],
    [`${'a'.repeat(62)} b`, 'a'.repeat(62)],
  ])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
    expect(slug === '' || Value.Check(ScenarioSlug, slug)).toBe(true);
  });
});
