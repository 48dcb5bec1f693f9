// Lifetimes of the CDNOW sample, beside what the Python package lifetimes 0.11.3 finds on it.
import { customerOf, fitLifetime, type Lifetime, type Summary, summarize } from '@foresight/models/lifetime';
import { CDNOW_AS_OF, hasCdnow, splitCdnow } from '../../models/test/cdnow-data.ts';

const WEEK = 7;
const HOLDOUT = 39 * WEEK;
/** In its units: weeks, dollars. */
const LIFETIMES = [
  ['r', '0.2426'],
  ['alpha, weeks', '4.4136'],
  ['a', '0.7929'],
  ['b', '2.4259'],
  ['log-likelihood', '−9582.43'],
  ['purchases of 39 weeks after: mean absolute error', '0.7855'],
  ['the same, root of the mean square', '1.6080'],
  ['their sum (1,882 came)', '1653.4'],
  ['mean P(alive)', '0.8134'],
  ['gamma-gamma p, q, v', '6.2496, 3.7442, 15.4435'],
  ['mean spend expected, dollars', '35.252'],
] as const;

/** Markdown; null without the data. */
export function lifetimeTable(): string | null {
  if (!hasCdnow) return null;
  const { before, later } = splitCdnow();
  const summary = summarize(before, CDNOW_AS_OF);
  const started = performance.now();
  const lifetime = fitLifetime(summary);
  const ms = performance.now() - started;
  const ours = measured(lifetime, summary, later);
  const rows = LIFETIMES.map(([what, theirs], k) => `| ${what} | ${theirs} | ${ours[k]} |`);
  const held = [0.5, 0.8, 0.95].map(level => `${level}: ${inside(lifetime, summary, later, level).toFixed(3)}`);
  return [
    '| CDNOW, 2,357 people, learned to 1997-09-30 | lifetimes 0.11.3 | foresight |\n| --- | --- | --- |',
    ...rows,
    `| share of people inside intervals of their number of purchases, by level (whole numbers: at least as promised) | | ${held.join(', ')} |`,
    `| fit of both models, ms | 85 | ${ms.toFixed(0)} |`,
  ].join('\n');
}

function measured({ purchases, spending, ...lifetime }: Lifetime, summary: Summary, later: Float64Array): string[] {
  const mean = (of: (i: number) => number) => later.reduce((sum, _, i) => sum + of(i), 0) / later.length;
  const away = (i: number) => lifetime.expected(customerOf(summary, i), HOLDOUT) - later[i]!;
  const repeats = summary.repeats.reduce((sum, x) => sum + x, 0);
  const perWeek = lifetime.logLikelihood + repeats * Math.log(WEEK);
  const numbers = [purchases.r, purchases.alpha / WEEK, purchases.a, purchases.b];
  return [
    ...numbers.map(v => v.toFixed(4)),
    perWeek.toFixed(2).replace('-', '−'),
    mean(i => Math.abs(away(i))).toFixed(4),
    Math.sqrt(mean(i => away(i) ** 2)).toFixed(4),
    (later.length * mean(i => away(i) + later[i]!)).toFixed(1),
    mean(i => lifetime.alive(customerOf(summary, i))).toFixed(4),
    spending === null ? 'none' : [spending.p, spending.q, spending.v].map(v => v.toFixed(4)).join(', '),
    mean(i => lifetime.spend(customerOf(summary, i), summary.spend![i]!) ?? Number.NaN).toFixed(3),
  ];
}

function inside(lifetime: Lifetime, summary: Summary, later: Float64Array, level: number): number {
  const count = later.reduce((sum, n, i) => {
    const { lower, upper } = lifetime.interval(customerOf(summary, i), HOLDOUT, level);
    return sum + (n >= lower && n <= upper ? 1 : 0);
  }, 0);
  return count / later.length;
}
