// Past moments of public series and of the series of simulated companies: a history, and what came after it.
import { northlightMetrics } from '../../backend-proxy/src/connectors/northlight/index.ts';
import type { Step } from '../../models/src/index.ts';
import { type CompetitionSet, seriesAt } from '../../models/test/accuracy-table.ts';
import type { Past } from '../../models/test/crossing-cases.ts';

export interface Moment extends Past {
  readonly step: Step;
}

const HOUR: Step = { unit: 'ms', count: 3_600_000 };
const DAY: Step = { unit: 'ms', count: 86_400_000 };
const MONTHS = 12;

/** Seeds. Constants were learnt on the former, and are checked on the latter: the sample workspace is seed 1. */
export const LEARNT_COMPANIES = Array.from({ length: 24 }, (_, i) => 101 + i);
export const SAMPLE_COMPANIES = Array.from({ length: 12 }, (_, i) => 1 + i);

/**
 * @param origins how many horizons to go back, counted from the official origin
 * @param odd 0: the series that constants were learnt on; 1: those they are checked on
 */
export function publicMoments(set: CompetitionSet, origins: number, odd: 0 | 1): Moment[] {
  const { step, seasons } = set;
  const held = new Set(seriesAt(set).flatMap(({ id }, i) => (i % 2 === odd ? [id] : [])));
  return Array.from({ length: origins }, (_, back) => seriesAt(set, back))
    .flat()
    .filter(({ id }) => held.has(id))
    .map(({ id, history, future }) => ({ series: id, history, future, step, seasons }));
}

/**
 * The last weeks of a simulated company, a month of its daily series and two days of its hourly load at a time. All of it counts as
 * one series where doubt is measured: they grow and rest together.
 */
export async function simulatedMoments(seed: number, origins: number): Promise<Moment[]> {
  const series = new Map<string, { values: number[]; step: Step }>();
  for await (const { metric, labels, value } of northlightMetrics({ end: endOf(seed), seed, people: 200 })) {
    const key = `${metric} ${JSON.stringify(labels)}`;
    const own = series.get(key) ?? { values: [], step: metric === 'requests' ? HOUR : DAY };
    series.set(key, own);
    own.values.push(value);
  }
  return [...series.values()].flatMap(({ values, step }) => {
    const [horizon, seasons] = step === HOUR ? [48, [24, 168]] : [28, [7]];
    return Array.from({ length: origins }, (_, back): Moment => {
      const end = values.length - back * horizon;
      const history = Float64Array.from(values.slice(0, end - horizon));
      return {
        series: `company ${seed}`,
        history,
        future: Float64Array.from(values.slice(end - horizon, end)),
        step,
        seasons,
      };
    });
  });
}

/** Companies end in different months, as each month treats all of them alike. */
function endOf(seed: number): string {
  return new Date(Date.UTC(2026, 6 - ((seed - 1) % MONTHS), 1)).toISOString().slice(0, 10);
}
