// Chances of crossing limits beside what happened. Limits come from the history alone, as those of a rule do: quantiles of the
// latest values, and even steps from their middle to half as far again as their highest and lowest.
import { crossing, type Limit, quantile, type SamplePaths } from '../src/index.ts';
import type { Case } from './crossing-score.ts';

export interface Question {
  readonly limit: Limit;
  /** Those of one kind are compared with one base rate. */
  readonly kind: number;
  readonly even: boolean;
}

/** A history, and what came after it. */
export interface Past {
  /** Those of one series hang together. */
  readonly series: string;
  readonly history: Float64Array;
  readonly future: Float64Array;
  readonly seasons: readonly number[];
}

const ABOVE = [0.75, 0.9, 1];
const BELOW = [0.25, 0.1, 0];
const EVEN = 20;
const BEYOND = 1.5;

export function questionsOf({ history, future, seasons }: Past): Question[] {
  const recent = history.slice(-Math.max(3 * future.length, 2 * (seasons.at(-1) ?? 1))).sort();
  const at = (p: number) => quantile(recent, p);
  const even = Array.from({ length: EVEN }, (_, i) => (BEYOND * (i + 0.5)) / EVEN);
  const limits: Limit[] = [
    ...ABOVE.map((p): Limit => ({ value: at(p), side: 'above' })),
    ...BELOW.map((p): Limit => ({ value: at(p), side: 'below' })),
    ...even.map((part): Limit => ({ value: at(0.5) + part * (at(1) - at(0.5)), side: 'above' })),
    ...even.map((part): Limit => ({ value: at(0.5) + part * (at(0) - at(0.5)), side: 'below' })),
  ];
  return limits.map((limit, kind) => ({ limit, kind, even: kind >= ABOVE.length + BELOW.length }));
}

/** Parts of the horizon that are asked for. */
const PARTS = [0.25, 0.5, 1];

/** Within a quarter, a half and all of the horizon, each asked for by itself. @param paths of that horizon */
export function crossingCases(
  paths: SamplePaths,
  past: Past,
  questions: readonly Question[] = questionsOf(past),
): Case[] {
  return PARTS.flatMap(part => {
    const steps = Math.ceil(part * past.future.length);
    const within = firstSteps(paths, steps);
    const future = past.future.subarray(0, steps);
    return questions.map(({ limit, kind, even }): Case => {
      const { side, value } = limit;
      const chance = crossing(within, limit).probability;
      const happened = future.some(v => (side === 'above' ? v > value : v < value));
      return { series: past.series, kind, even, side, steps, whole: part === 1, chance, happened };
    });
  });
}

/** Those of a shorter horizon are the start of them. */
function firstSteps({ horizon, ...paths }: SamplePaths, steps: number): SamplePaths {
  const values = new Float64Array(paths.count * steps);
  for (let p = 0; p < paths.count; p++) values.set(paths.values.subarray(p * horizon, p * horizon + steps), p * steps);
  return { ...paths, horizon: steps, values };
}
