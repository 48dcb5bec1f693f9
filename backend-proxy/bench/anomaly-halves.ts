// What the alert line is worth on files it was not chosen on: chosen on one random half of the files, scored on the other.
import { detectAnomalies, scoreOf, settingsOf } from '../../models/src/anomaly/index.ts';
import { NAB_PROFILES, type NabParts, nabParts, nabScore } from '../../models/src/evaluate/index.ts';
import type { NabFile } from '../../models/test/nab-data.ts';
import { uniform } from '../../models/test/sample-series.ts';

const HALVES = 40;
/** Alert lines to choose from, as scores. */
const LINES = Array.from({ length: 31 }, (_, i) => scoreOf(1.2 + 0.05 * i));

/** Mean score on the unseen half, by profile. */
export function unseenHalves(files: readonly NabFile[]): number[] {
  const byLine = partsByLine(files);
  const unseen = Array.from({ length: HALVES }, (_, k) => sides(files.length, k + 1)).flatMap(half =>
    [true, false].map(side => {
      const pick = (parts: readonly NabParts[], chosen: boolean) =>
        parts.filter((_, i) => (half[i] === side) === chosen);
      const best = byLine.reduce((a, b) => (merit(pick(b, true)) > merit(pick(a, true)) ? b : a));
      return NAB_PROFILES.map(profile => nabScore(pick(best, false), profile));
    }),
  );
  return NAB_PROFILES.map((_, p) => unseen.reduce((sum, scores) => sum + scores[p]!, 0) / unseen.length);
}

const merit = (parts: readonly NabParts[]) => nabScore(parts, NAB_PROFILES[0]!) + nabScore(parts, NAB_PROFILES[1]!);

function partsByLine(files: readonly NabFile[]): NabParts[][] {
  const scores = files.map(({ series }) => detectAnomalies(series).score);
  return LINES.map(line =>
    files.map(({ series, windows }, k) =>
      nabParts(series.values.length, windows, alertsAt(scores[k]!, line, settingsOf(series.step).silence)),
    ),
  );
}

function alertsAt(scores: Float64Array, line: number, silence: number): number[] {
  const rows: number[] = [];
  scores.forEach((score, i) => {
    if (score >= line && i - (rows.at(-1) ?? Number.NEGATIVE_INFINITY) > silence) rows.push(i);
  });
  return rows;
}

/** Half of the places, at random. */
function sides(length: number, seed: number): boolean[] {
  const next = uniform(seed);
  const order = Array.from({ length }, (_, i) => [next(), i] as const).sort(([a], [b]) => a - b);
  const chosen = new Set(order.slice(0, Math.ceil(length / 2)).map(([, i]) => i));
  return Array.from({ length }, (_, i) => chosen.has(i));
}
