// All effects found together, each judged, and those that are clear found again without the others.
import type { Step } from '../../series/step.ts';
import { blockNoise } from './effect-noise.ts';
import { type Evidence, eventEvidence } from './event-evidence.ts';
import { eventProfile } from './event-profile.ts';
import { type FlatFit, type FlatSeries, fitFlat } from './flat-regression.ts';
import { flat } from './flatten.ts';
import { eventColumn, type NamedEvent } from './named-events.ts';
import { type RegressorEvidence, regressorEvidence } from './regressor-evidence.ts';
import type { Driver } from './regressors.ts';

export interface JudgedEvent {
  readonly event: NamedEvent;
  readonly evidence: Evidence;
  /** By slots since its start, drawn to 0 as the effect is; empty for a flat effect. */
  readonly profile: Float64Array;
}

export interface JudgedDriver {
  readonly driver: Driver;
  readonly evidence: RegressorEvidence;
}

export interface Judged {
  readonly events: readonly JudgedEvent[];
  readonly drivers: readonly JudgedDriver[];
}

/** @param events those seen in the history @returns effects in the units of the flat series */
export function judgeEffects(
  series: FlatSeries,
  events: readonly NamedEvent[],
  drivers: readonly Driver[],
  step: Step,
  horizon: number,
): Judged {
  const length = series.rest.length;
  const raw = [...events.map(e => eventColumn(e, length)), ...drivers.map(d => d.values.subarray(0, length))];
  const columns = raw.map(c => flat(c, series.flattening));
  const fit = fitFlat(series, columns);
  const free = withoutEvents(series, events);
  const ofEvents = events.map((event, k) => eventEvidence(event, fit.sizes[k]!, series, fit, free));
  const ofDrivers = drivers.map((_, k) => regressorEvidence(events.length + k, columns, series, fit, horizon));
  const { sizes, rest } = fitAgain(series, columns, [...ofEvents, ...ofDrivers]);
  const noise = blockNoise(rest, free, 1);
  return {
    events: events.map((event, k) => {
      const evidence = { ...ofEvents[k]!, size: sizes[k]! };
      return { event, evidence, profile: profileOf(event, evidence, rest, step, noise) };
    }),
    drivers: drivers.map((driver, k) => ({
      driver,
      evidence: { ...ofDrivers[k]!, size: sizes[events.length + k]! },
    })),
  };
}

/** Those that are clear without the others, which keep the size they had. */
function fitAgain(series: FlatSeries, columns: readonly Float64Array[], evidence: readonly Evidence[]): FlatFit {
  const clear = evidence.flatMap((e, k) => (e.clear ? [k] : []));
  const used = clear.map(k => columns[k]!);
  const { sizes, rest } = fitFlat(series, used);
  const all = Float64Array.from(evidence, e => e.size);
  clear.forEach((k, i) => {
    all[k] = sizes[i]!;
  });
  return { sizes: all, rest };
}

function profileOf(
  event: NamedEvent,
  { clear, share }: Evidence,
  rest: Float64Array,
  step: Step,
  noise: number,
): Float64Array {
  return clear ? eventProfile(event, rest, step, noise).map(v => share * v) : new Float64Array(0);
}

/** 1 where there is a value and no event. */
function withoutEvents({ weights }: FlatSeries, events: readonly NamedEvent[]): Uint8Array {
  const out = Uint8Array.from(weights, w => (w > 0 ? 1 : 0));
  for (const { seen } of events) for (const { index } of seen.flat()) out[index] = 0;
  return out;
}
