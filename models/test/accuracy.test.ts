// The accuracy gate: every model on public competition series, against recorded scores. About 10 s on one core.
// RECORD=1 rewrites accuracy.golden.json; look at the difference before you commit it.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectSeasons, HOUR, MODELS, type PointScore, WEEK } from '../src/index.ts';
import { type CompetitionSet, type ModelScore, scoreModel, scoreNaive2 } from './accuracy-table.ts';
import { hasPublicData } from './public-data.ts';

const SETS: readonly CompetitionSet[] = [
  {
    name: 'M4 hourly',
    file: 'm4/hourly',
    horizon: 48,
    seasons: [24, 168],
    scoreSeason: 24,
    step: { unit: 'ms', count: HOUR },
  },
  {
    name: 'M4 weekly',
    file: 'm4/weekly',
    horizon: 13,
    seasons: [52],
    scoreSeason: 1,
    step: { unit: 'ms', count: WEEK },
  },
  {
    name: 'M3 monthly',
    file: 'm3/monthly',
    horizon: 18,
    seasons: [12],
    scoreSeason: 12,
    step: { unit: 'month', count: 1 },
  },
];

/** sMAPE and MASE of Naive2, as measured with the competition's own definition on the same series. */
const NAIVE2: Readonly<Record<string, readonly [number, number]>> = {
  'M4 hourly': [18.224, 2.432],
  'M4 weekly': [9.537, 2.915],
  'M3 monthly': [15.977, 0.994],
};

const GOLDEN = resolve(import.meta.dirname, 'accuracy.golden.json');
const measured: Record<string, Record<string, ModelScore>> = {};
const why = hasPublicData ? '' : ' (skipped: no public data in ../shared/data)';

describe.skipIf(!hasPublicData).each(SETS)(`$name${why}`, set => {
  const scores: Record<string, ModelScore> = {};
  let benchmark: PointScore = { smape: Number.NaN, mase: Number.NaN };

  beforeAll(() => {
    benchmark = scoreNaive2(set);
    for (const { name } of MODELS) scores[name] = scoreModel(set, name, benchmark);
    measured[set.name] = scores;
  });

  it('Naive2 is the published benchmark', () => {
    const [expectedSmape, expectedMase] = NAIVE2[set.name]!;
    expect(Math.abs(benchmark.smape - expectedSmape)).toBeLessThan(0.002);
    expect(Math.abs(benchmark.mase - expectedMase)).toBeLessThan(0.002);
  });

  it.skipIf(process.env.RECORD === '1').each(MODELS.map(m => m.name))(
    '%s scores within one percent of what is recorded',
    name => {
      const golden = JSON.parse(readFileSync(GOLDEN, 'utf8'))[set.name][name] as ModelScore;
      for (const key of ['owa', 'smape', 'mase', 'coverage80', 'coverage95', 'msis95'] as const) {
        expect(Math.abs(scores[name]![key] / golden[key] - 1), `${key} ${scores[name]![key]}`).toBeLessThan(0.01);
      }
    },
  );

  it('auto beats seasonal naive and Naive2 by a fifth and a tenth', () => {
    expect(scores.auto!.owa).toBeLessThan(0.8 * scores['seasonal-naive']!.owa);
    expect(scores.auto!.owa).toBeLessThan(0.9);
  });

  it('auto with the plausible seasons is no worse than with the tested ones, and both beat seasonal naive clearly', () => {
    const detected = (history: Float64Array) => detectSeasons({ values: history, step: set.step });
    const plausible = scoreModel(set, 'auto', benchmark, history => detected(history).plausible);
    const tested = scoreModel(set, 'auto', benchmark, history => detected(history).seasons);
    expect(plausible.owa).toBeLessThan(1.01 * tested.owa);
    expect(tested.owa).toBeLessThan(0.85 * scores['seasonal-naive']!.owa);
  });

  it('the bands of auto hold what they promise, within 5 points at 80 % and 3 points at 95 %', () => {
    expect(Math.abs(scores.auto!.coverage80 - 0.8)).toBeLessThan(0.05);
    expect(Math.abs(scores.auto!.coverage95 - 0.95)).toBeLessThan(0.03);
  });
});

afterAll(() => {
  if (!hasPublicData) return;
  if (process.env.RECORD === '1') writeFileSync(GOLDEN, `${JSON.stringify(measured, rounded, 2)}\n`);
  process.stdout.write(`${table()}\n`);
});

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(5)) : value;
}

function table(): string {
  const head = `${'set'.padEnd(11)} ${'model'.padEnd(15)}    OWA  sMAPE   MASE  cov80  cov95  MSIS95`;
  const rows = Object.entries(measured).flatMap(([set, scores]) =>
    Object.entries(scores).map(([name, s]) => {
      const cells = [s.owa, s.smape, s.mase, s.coverage80, s.coverage95, s.msis95];
      return `${set.padEnd(11)} ${name.padEnd(15)} ${cells.map(c => c.toFixed(3).padStart(6)).join(' ')}`;
    }),
  );
  return [head, ...rows].join('\n');
}
