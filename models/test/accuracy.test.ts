// The accuracy gate: every model on public competition series, against recorded scores. About a minute on one core.
// RECORD=1 rewrites accuracy.golden.json; look at the difference before you commit it.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PointScore } from '../src/evaluate/index.ts';
import { detectSeasons, MODELS } from '../src/index.ts';
import { type CompetitionSet, type ModelScore, scoreModel, scoreNaive2, seriesAt } from './accuracy-table.ts';
import { SETS } from './competition-sets.ts';
import { hasPublicData } from './public-data.ts';

// However slow the machine, and however closely it is watched for coverage: accuracy is what is tested.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** What was asked of `auto`: OWA at most this, and the 95 % bands on hourly series at most this MSIS. */
const MOST_OWA: Readonly<Record<string, number>> = { 'M4 hourly': 0.39, 'M4 weekly': 0.64, 'M3 monthly': 0.8 };
const MOST_HOURLY_MSIS = 6;
/** How far coverage may be from what is promised, at the official origin and on average over three earlier ones. */
const COVERAGE_OFF = 0.015;

/** sMAPE and MASE of Naive2, as measured with the competition's own definition on the same series. */
const NAIVE2: Readonly<Record<string, readonly [number, number]>> = {
  'M4 hourly': [18.224, 2.432],
  'M4 weekly': [9.537, 2.915],
  'M3 monthly': [15.977, 0.994],
};

/** Scored on every series; the others, some of which take a tenth of a second each, on every fourth. The bench has them on all. */
const ON_ALL: readonly string[] = ['seasonal-naive', 'damped-holt', 'auto'];
const EVERY = 4;

function onSome(set: CompetitionSet, name: string): ModelScore {
  const some = seriesAt(set).filter((_, i) => i % EVERY === 0);
  return scoreModel(set, name, scoreNaive2(set, some), () => set.seasons, some);
}

const GOLDEN = resolve(import.meta.dirname, 'accuracy.golden.json');
const measured: Record<string, Record<string, ModelScore>> = {};
const why = hasPublicData ? '' : ' (skipped: no public data in ../shared/data)';

describe.skipIf(!hasPublicData).each(SETS)(`$name${why}`, set => {
  const scores: Record<string, ModelScore> = {};
  measured[set.name] = scores;
  let benchmark: PointScore = { smape: Number.NaN, mase: Number.NaN };
  beforeAll(() => {
    benchmark = scoreNaive2(set);
  });

  const scoreOf = (name: string): ModelScore => {
    scores[name] ??= ON_ALL.includes(name) ? scoreModel(set, name, benchmark) : onSome(set, name);
    return scores[name];
  };

  it('Naive2 is the published benchmark', () => {
    const [expectedSmape, expectedMase] = NAIVE2[set.name]!;
    expect(Math.abs(benchmark.smape - expectedSmape)).toBeLessThan(0.002);
    expect(Math.abs(benchmark.mase - expectedMase)).toBeLessThan(0.002);
  });

  it.each(MODELS.map(m => m.name))('%s scores within one percent of what is recorded', name => {
    const score = scoreOf(name);
    if (process.env.RECORD === '1') return;
    const golden = JSON.parse(readFileSync(GOLDEN, 'utf8'))[set.name][name] as ModelScore;
    for (const key of ['owa', 'smape', 'mase', 'coverage80', 'coverage95', 'msis95'] as const) {
      expect(Math.abs(score[key] / golden[key] - 1), `${key} ${score[key]}`).toBeLessThan(0.01);
    }
  });

  it('auto is as accurate as promised, and beats seasonal naive by a fifth', () => {
    expect(scoreOf('auto').owa).toBeLessThan(MOST_OWA[set.name]!);
    expect(scoreOf('auto').owa).toBeLessThan(0.8 * scoreOf('seasonal-naive').owa);
    if (set.name === 'M4 hourly') expect(scoreOf('auto').msis95).toBeLessThan(MOST_HOURLY_MSIS);
  });

  it('auto with the plausible seasons is no worse than with the tested ones, and both beat seasonal naive clearly', () => {
    const detected = (history: Float64Array) => detectSeasons({ values: history, step: set.step });
    const plausible = scoreModel(set, 'auto', benchmark, history => detected(history).plausible);
    const tested = scoreModel(set, 'auto', benchmark, history => detected(history).seasons);
    expect(plausible.owa).toBeLessThan(1.01 * tested.owa);
    expect(tested.owa).toBeLessThan(0.85 * scoreOf('seasonal-naive').owa);
  });

  it('the bands of auto hold what they promise at the official origin', () => {
    expect(Math.abs(scoreOf('auto').coverage80 - 0.8)).toBeLessThan(COVERAGE_OFF);
    expect(Math.abs(scoreOf('auto').coverage95 - 0.95)).toBeLessThan(COVERAGE_OFF);
  });

  it('and on average over three earlier origins', () => {
    const earlier = [1, 2, 3].map(back => {
      const data = seriesAt(set, back);
      return scoreModel(set, 'auto', scoreNaive2(set, data), () => set.seasons, data);
    });
    const average = (key: keyof ModelScore) => earlier.reduce((sum, s) => sum + s[key] / earlier.length, 0);
    measured[`${set.name}, earlier`] = {
      auto: Object.fromEntries(
        Object.keys(earlier[0]!).map(k => [k, average(k as keyof ModelScore)]),
      ) as unknown as ModelScore,
    };
    expect(Math.abs(average('coverage80') - 0.8), `80 %: ${average('coverage80')}`).toBeLessThan(COVERAGE_OFF);
    expect(Math.abs(average('coverage95') - 0.95), `95 %: ${average('coverage95')}`).toBeLessThan(COVERAGE_OFF);
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
  const head = `${'set'.padEnd(20)} ${'model'.padEnd(15)}    OWA  sMAPE   MASE  cov80  cov95  MSIS95`;
  const rows = Object.entries(measured).flatMap(([set, scores]) =>
    Object.entries(scores).map(([name, s]) => {
      const cells = [s.owa, s.smape, s.mase, s.coverage80, s.coverage95, s.msis95];
      return `${set.padEnd(20)} ${name.padEnd(15)} ${cells.map(c => c.toFixed(3).padStart(6)).join(' ')}`;
    }),
  );
  return [head, ...rows].join('\n');
}
