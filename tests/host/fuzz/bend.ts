// Bends a good question at random, the same way for the same seed.
import type { Ask } from '../fake-grafana.ts';

type Next = () => number;
const pick = <T>(items: readonly T[], next: Next): T => items[Math.floor(next() * items.length)]!;

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  1e308,
  -1e308,
  2 ** 53,
  10_001,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '💥',
  "'; drop table analytics.workspace; --",
  '../../etc/passwd',
  '$variable',
  '(a+)+$',
  '[',
  'x'.repeat(5_000),
  '2026-13-45',
  '2026-01-01T00:00:00Z',
  'constructor',
  '__proto__',
  [],
  [null],
  [[[[[]]]]],
  Array.from({ length: 300 }, (_, i) => i),
  {},
  { __proto__: null, toString: 1 },
  { a: { b: { c: { d: {} } } } },
];
const NAMES = ['constructor', '__proto__', 'toString', 'metric', 'version', 'levels', 'unknown', '', 'show', 'stat'];
const TYPES = ['forecast', 'quality', 'FORECAST', 'tarot', '', 'constructor', '__proto__', 'x'.repeat(1_000)];
const RAW = ['', '{', 'null', '[]', '"text"', '1e999', '{"metric":', '\u0000', '{"a":1}}', `${'['.repeat(2_000)}`];

/** One to three bends. */
export function bend(good: Ask, next: Next): Ask {
  if (next() < 0.06) return { ...good, json: next() < 0.8 ? pick(RAW, next) : noise(next) };
  let ask: Ask = { ...good, model: structuredClone(good.model ?? {}) };
  for (let i = 0; i <= Math.floor(next() * 3); i++) ask = bentOnce(ask, next);
  return ask;
}

function bentOnce(ask: Ask, next: Next): Ask {
  const chance = next();
  if (chance < 0.08) return { ...ask, queryType: pick(TYPES, next) };
  if (chance < 0.2) return { ...ask, ...pick(RANGES, next) };
  return { ...ask, model: bentMember(ask.model ?? {}, next) as Ask['model'] & object };
}

const RANGES: readonly Partial<Ask>[] = [
  { from: 0, to: 0 },
  { from: 1e12, to: 1 },
  { from: -8.64e15, to: 8.64e15 },
  { from: -1, to: 9e15 },
  { maxDataPoints: -5 },
  { maxDataPoints: 0 },
  { maxDataPoints: 1 },
];

/** Somewhere in the tree: a value replaced, a member taken away, added or doubled. */
function bentMember(tree: unknown, next: Next): unknown {
  if (Array.isArray(tree)) {
    if (tree.length > 0 && next() < 0.6) {
      const at = Math.floor(next() * tree.length);
      return tree.map((item, i) => (i === at ? bentMember(item, next) : item));
    }
    return next() < 0.5 ? [...tree, ...tree] : [...tree, pick(VALUES, next)];
  }
  if (typeof tree !== 'object' || tree === null || next() < 0.1) return pick(VALUES, next);
  const names = Object.keys(tree);
  const chance = next();
  if (chance < 0.25) return { ...tree, [pick(NAMES, next)]: pick(VALUES, next) };
  const name = pick(names.length > 0 ? names : NAMES, next);
  if (chance < 0.4) return Object.fromEntries(Object.entries(tree).filter(([key]) => key !== name));
  return { ...tree, [name]: bentMember((tree as Record<string, unknown>)[name], next) };
}

const noise = (next: Next) => Buffer.from(Array.from({ length: 200 }, () => Math.floor(next() * 256)));
