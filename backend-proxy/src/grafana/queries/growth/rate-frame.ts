// How fast each series grows: the horizon against the same span before it.
import { GROWTH_RATES, type GrowthRate } from '@foresight/contracts';
import {
  GROWTH_WORKER,
  type MeanRange,
  type MeanTask,
  type Rates,
  ratesOf,
} from '../../../predictions/growth/index.ts';
import { abortable } from '../../abortable.ts';
import { type FrameSpec, type Notice, numericLong } from '../../frames/index.ts';
import { abreast } from '../abreast.ts';
import { fittedModels, GONE } from '../futures/index.ts';
import type { QueryContext, QueryDeps } from '../query-type.ts';
import type { QuerySources } from '../sources.ts';
import type { Cases } from './cases.ts';

export interface RateRow {
  readonly cases: Cases;
  readonly rates?: Rates;
  readonly reason?: string;
}

export async function rateRows(
  deps: QueryDeps,
  { histories }: QuerySources,
  context: QueryContext,
  all: readonly Cases[],
): Promise<RateRow[]> {
  const models = await fittedModels(
    deps,
    context,
    all.map(({ answer }) => answer),
  );
  const threads = deps.pool.running<MeanTask, MeanRange | { readonly reason: string }>(GROWTH_WORKER);
  const rows = new Map<Cases, RateRow>();
  await abreast([...all.entries()], async ([i, cases]) => {
    const artifact = models[i];
    const { answer, level } = cases;
    if (!artifact) return void rows.set(cases, { cases, reason: GONE });
    const ahead = await threads.run({ artifact, point: answer.point, level }, context.signal);
    if ('reason' in ahead) return void rows.set(cases, { cases, reason: ahead.reason });
    const { points } = await abortable(histories.whole(context.caller, cases.series), context.signal);
    rows.set(cases, rowOf(cases, ahead, points.ts, points.value));
  });
  return all.map(cases => rows.get(cases)!);
}

function rowOf(cases: Cases, ahead: MeanRange, ts: Float64Array, value: Float64Array): RateRow {
  const { time, custom } = cases.answer;
  const origin = Date.parse(custom.origin);
  const end = ts.findLastIndex(at => at <= origin) + 1;
  const steps = time.length;
  const span = time.at(-1)! - origin;
  const before = value.subarray(0, end).filter((_, i) => ts[i]! > origin - span);
  if (before.length < steps / 2) {
    const reason = `needs ${steps} values before ${custom.origin} to compare ${steps} steps with, has ${before.length}: ask for a shorter horizon`;
    return { cases, reason };
  }
  const mean = before.reduce((sum, v) => sum + v, 0) / before.length;
  const rates = ratesOf({ ahead, before: mean, span, history: origin - ts[0]! });
  return rates
    ? { cases, rates }
    : { cases, reason: `the ${before.length} values before average to ${mean}: there is no percentage of that` };
}

const ALL = ['growth', 'lower', 'upper', 'per_week', 'per_month', 'per_year'] as const;

/** Percent, stamped now; an empty cell is what cannot be told. */
export function rateFrame(
  rows: readonly RateRow[],
  { name, now, stat, notices }: { name: string; now: number; stat: GrowthRate | undefined; notices: readonly Notice[] },
): FrameSpec {
  const columns = stat ? [stat] : ALL;
  const told = rows.filter(({ rates }) => rates);
  const silent = rows.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
  const why = silent.length > 0 ? [`${silent.length} of ${rows.length} series: ${silent[0]}`] : [];
  const short = told.some(({ rates }) => rates!.per_year === undefined) ? [SHORT] : [];
  const texts = [...why, ...(columns.some(column => column === GROWTH_RATES[3]) ? short : [])];
  return numericLong({
    name,
    now,
    columns: columns.map(column => ({ name: column, config: { unit: 'percent' } })),
    rows: (told.length === 0 ? [] : rows).map(({ cases, rates }) => ({
      labels: { metric: cases.series.metric, ...cases.series.labels },
      values: Object.fromEntries(
        columns.flatMap(column => (rates?.[column] === undefined ? [] : [[column, rates[column]]])),
      ),
    })),
    notices: [...notices, ...texts.map(text => ({ severity: 'info' as const, text }))],
    custom: { foresight: 1, level: rows[0]?.cases.level ?? null },
  });
}

const SHORT = 'per_year is empty where there is less than a year of history: a season would be taken for growth';
