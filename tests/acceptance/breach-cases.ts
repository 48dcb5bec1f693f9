// Chances of crossing limits beside what happened: on public series and on those of a simulated company, each forecast at
// several past moments. Limits are quantiles of the latest values, on both sides, so that some are crossed and some are not.
import { northlightMetrics } from '../../backend-proxy/src/connectors/northlight/index.ts';
import { askFutures } from '../../backend-proxy/src/predictions/futures/index.ts';
import { getModel, type Limit, quantile, type Step } from '../../models/src/index.ts';
import { type CompetitionSet, seriesAt } from '../../models/test/accuracy-table.ts';
import type { Case } from '../../models/test/crossing-score.ts';

/** A history, and what came after it. */
export interface Moment {
  readonly history: Float64Array;
  readonly future: Float64Array;
  readonly step: Step;
  readonly seasons: readonly number[];
}

/** Above the first three quantiles, below the others. */
const ABOVE = [0.75, 0.9, 1];
const BELOW = [0.25, 0.1, 0];
const HOUR: Step = { unit: 'ms', count: 3_600_000 };
const DAY: Step = { unit: 'ms', count: 86_400_000 };

/** One a limit, as a rule would be told: from the stored form of the fitted model. */
export function casesOf({ history, future, step, seasons }: Moment): Case[] {
  const horizon = future.length;
  const auto = getModel('auto');
  const usable = history.length < auto.capability.minimumLength(seasons) ? [] : seasons;
  const fitted = auto.fit({ values: history, start: 0, step }, { seasons: usable, horizon });
  const limits = limitsFor(history, horizon, seasons.at(-1) ?? 1);
  const { crossings } = askFutures({
    artifact: new TextEncoder().encode(JSON.stringify(fitted.toJSON())),
    ...{ first: 0, point: fitted.predict(horizon, [0.8]).point, limits, level: 0.8 },
  });
  return limits.map(({ value, side }, kind) => ({
    kind,
    chance: crossings[kind]!.probability,
    happened: future.some(v => (side === 'above' ? v > value : v < value)),
  }));
}

function limitsFor(history: Float64Array, horizon: number, season: number): Limit[] {
  const recent = history.slice(-Math.max(3 * horizon, 2 * season)).sort();
  return [
    ...ABOVE.map((p): Limit => ({ value: quantile(recent, p), side: 'above' })),
    ...BELOW.map((p): Limit => ({ value: quantile(recent, p), side: 'below' })),
  ];
}

/** @param every takes every nth series @param origins how many horizons to go back, counted from the official origin */
export function publicMoments(set: CompetitionSet, origins: number, every = 1): Moment[] {
  const { step, seasons } = set;
  const backs = Array.from({ length: origins }, (_, back) => seriesAt(set, back));
  return backs
    .flat()
    .filter((_, i) => i % every === 0)
    .map(({ history, future }) => ({ history, future, step, seasons }));
}

/** The last weeks of a simulated company, a month of its daily series and two days of its hourly load at a time. */
export async function simulatedMoments(seed: number, origins: number): Promise<Moment[]> {
  const series = new Map<string, { values: number[]; step: Step }>();
  for await (const { metric, labels, value } of northlightMetrics({ end: '2026-07-01', seed, people: 200 })) {
    const key = `${metric} ${JSON.stringify(labels)}`;
    const own = series.get(key) ?? { values: [], step: metric === 'requests' ? HOUR : DAY };
    series.set(key, own);
    own.values.push(value);
  }
  return [...series.values()].flatMap(({ values, step }) => {
    const [horizon, seasons] = step === HOUR ? [48, [24, 168]] : [28, [7]];
    return Array.from({ length: origins }, (_, back) => {
      const end = values.length - back * horizon;
      const history = Float64Array.from(values.slice(0, end - horizon));
      return { history, future: Float64Array.from(values.slice(end - horizon, end)), step, seasons };
    });
  });
}
