// A horizon in time: "48 steps = 2 days", where the answer of the query says how long a step is.
import type { ForecastFrameCustom, FrameStep } from '@foresight/contracts';
import type { DataFrame } from '@grafana/data';
import { isNumber } from '../query/index.ts';

export interface AskedHorizon {
  /** Undefined where neither the query nor the data source says. */
  readonly steps?: number;
  /** Undefined while no answer is there, and where series differ in it. */
  readonly step?: FrameStep;
}

/** @param steps what the query or the data source's default asks for; absent: as many as the answer has */
export function askedHorizon(steps: number | undefined, frames: readonly DataFrame[]): AskedHorizon {
  const forecasts = frames.flatMap(({ meta, length }) => {
    const custom = meta?.custom as Partial<ForecastFrameCustom> | undefined;
    return custom?.foresight === 1 && custom.step ? [{ step: custom.step, length }] : [];
  });
  const [first, ...others] = forecasts;
  // A variable: how many it holds is known when it is asked.
  if (steps !== undefined && !isNumber(steps)) return {};
  if (!first) return { steps };
  const alike = others.every(({ step }) => step.unit === first.step.unit && step.count === first.step.count);
  return { steps: steps ?? Math.max(...forecasts.map(({ length }) => length)), ...(alike ? { step: first.step } : {}) };
}

/** "steps", or "steps = 2 days" */
export function horizonText({ steps, step }: AskedHorizon): string {
  const unit = steps === 1 ? 'step' : 'steps';
  return steps === undefined || !step ? unit : `${unit} = ${spanOf(steps, step)}`;
}

const UNITS = [
  [86_400_000, 'day', 'days'],
  [3_600_000, 'h', 'h'],
  [60_000, 'min', 'min'],
  [1_000, 's', 's'],
  [1, 'ms', 'ms'],
] as const;

/** Exact, as a person would say it: the largest unit of which it is a multiple, halves allowed. */
function spanOf(steps: number, { unit, count }: FrameStep): string {
  const total = steps * count;
  if (unit === 'month') return total % 12 === 0 ? many(total / 12, 'year', 'years') : many(total, 'month', 'months');
  const [size, one, more] = UNITS.find(([ms]) => total >= ms && total % (ms / 2) === 0) ?? UNITS[4];
  return many(total / size, one, more);
}

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
