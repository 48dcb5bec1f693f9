// Events and regressors taken off, or left out with the reason.
import { addSteps } from '../../series/step.ts';
import type { Adjustment, Capability, FitOptions } from '../model.ts';
import { SPARSE, zeroShare } from '../zero-share.ts';
import { fitEffects } from './fit-effects.ts';
import { type Stage, withPart } from './stage.ts';

/** Values that can tell an effect from noise. */
const FEWEST = 20;

export function withoutKnownEffects(stage: Stage, capability: Capability): Stage {
  const { series, seasons, horizon, options } = stage;
  const { events = [], regressors = [] } = options;
  if (events.length + regressors.length === 0) return stage;
  const reason = reasonAgainst(series.values, capability);
  if (reason !== null) return withPart(stage, {}, leftOut(options, reason));
  const first = series.values.findIndex(v => Number.isFinite(v));
  const found = fitEffects({
    values: series.values.subarray(first),
    grid: { start: addSteps(series.start, series.step, first), step: series.step },
    seasons,
    horizon,
    events,
    regressors: regressors.map(r => ({ ...r, values: r.values.subarray(first) })),
  });
  if (found.effects === null) return withPart(stage, {}, found.notes);
  const values = series.values.slice();
  values.set(found.values, first);
  return { ...withPart(stage, { effects: found.effects }, found.notes), series: { ...series, values } };
}

function reasonAgainst(values: Float64Array, { regressors }: Capability): string | null {
  if (!regressors) return 'this method counts how rarely something comes, and knows no effects';
  const present = values.filter(v => Number.isFinite(v));
  if (present.length < FEWEST)
    return `an effect needs ${FEWEST} values to stand out from, the series has ${present.length}`;
  // What comes rarely: no share of it can be missing on a holiday.
  const share = present.some(v => v !== 0) ? zeroShare(present) : 1;
  if (share < SPARSE) return null;
  return `${Math.round(100 * share)} % of the values are zero, and no share of them can be told`;
}

function leftOut({ events = [], regressors = [] }: FitOptions, reason: string): Adjustment[] {
  const names = [...new Set(events.map(e => e.name))].join(', ');
  const drivers = regressors.map(r => r.name).join(', ');
  return [
    ...(names === '' ? [] : [{ kind: 'event' as const, text: `left out: ${names}: ${reason}` }]),
    ...(drivers === '' ? [] : [{ kind: 'regressor' as const, text: `left out: ${drivers}: ${reason}` }]),
  ];
}
