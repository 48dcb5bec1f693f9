// The gate of the anomaly detector: the Numenta benchmark's own score at one fixed threshold, against recorded scores. About 5 s.
// RECORD=1 rewrites nab.golden.json; look at the difference before you commit it.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Anomalies, detectAnomalies } from '../src/anomaly/index.ts';
import { hasNabData, type NabFile, readNab } from './nab-data.ts';
import { blind, type NabTable, nabTable, ours, perfect, random, silent } from './nab-table.ts';

/** What was asked of 'normal'. */
const LEAST = { standard: 70, 'low-FP': 62 };
const SENSITIVITIES = ['normal', 'serious'] as const;
const GOLDEN = resolve(import.meta.dirname, 'nab.golden.json');
const why = hasNabData ? '' : ' (skipped: no benchmark in ../shared/data/nab)';

describe.skipIf(!hasNabData)(`the anomaly benchmark${why}`, () => {
  let files: NabFile[] = [];
  let results: Anomalies[] = [];
  const measured: Record<string, NabTable> = {};

  beforeAll(() => {
    files = readNab();
    results = files.map(({ series }) => detectAnomalies(series));
    measured.normal = nabTable(files, file => results[files.indexOf(file)]!.findings.map(finding => finding.index));
    measured.serious = nabTable(files, ours('serious'));
  });

  it('is scored as its authors score it', () => {
    expect(files).toHaveLength(27);
    expect(nabTable(files, silent)).toMatchObject({ windows: 63, scores: { standard: 0, 'low-FP': 0, 'low-FN': 0 } });
    expect(nabTable(files, perfect).scores).toEqual({ standard: 100, 'low-FP': 100, 'low-FN': 100 });
  });

  it('pays chance little (published: 11 on all its files), and a blind alarm 28', () => {
    const chance = [400, 800, 1_600, 3_200].map(every => mean([1, 2, 3, 4, 5].map(seed => chanceOf(seed, every))));
    expect(Math.max(...chance)).toBeGreaterThan(8);
    expect(Math.max(...chance)).toBeLessThan(18);
    expect(nabTable(files, blind).scores.standard).toBeCloseTo(28, 0);
    expect(nabTable(files, blind).scores['low-FP']).toBeLessThan(0);
  });

  const chanceOf = (seed: number, every: number) => nabTable(files, random(seed, every)).scores.standard;

  it('gives what was asked for, and more where fewer alarms count more', () => {
    const { normal, serious } = measured;
    expect(normal!.scores.standard).toBeGreaterThanOrEqual(LEAST.standard);
    expect(normal!.scores['low-FP']).toBeGreaterThanOrEqual(LEAST['low-FP']);
    expect(normal!.alertsPerDay).toBeLessThan(0.25);
    expect(serious!.falseAlarms).toBeLessThan(normal!.falseAlarms);
  });

  it('has bands that hold 99 of 100 values', () => {
    const shares = files.map(({ series }, k) => {
      const { lower, upper } = results[k]!;
      const known = Array.from(series.values.keys()).filter(i => Number.isFinite(lower[i]!));
      return known.filter(i => series.values[i]! >= lower[i]! && series.values[i]! <= upper[i]!).length / known.length;
    });
    expect(mean(shares)).toBeCloseTo(0.99, 2);
  });

  it.each(SENSITIVITIES)('%s: scores are within a hundredth of those recorded', sensitivity => {
    if (process.env.RECORD) return;
    const recorded = (JSON.parse(readFileSync(GOLDEN, 'utf8')) as Record<string, NabTable>)[sensitivity]!;
    for (const [profile, score] of Object.entries(recorded.scores)) {
      const now = measured[sensitivity]!.scores[profile as keyof NabTable['scores']];
      expect(Math.abs(now / score - 1), profile).toBeLessThan(0.01);
    }
  });

  afterAll(() => {
    if (process.env.RECORD) writeFileSync(GOLDEN, `${JSON.stringify(measured, null, 2)}\n`);
  });
});

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
