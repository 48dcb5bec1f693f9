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
  const clear = [...ofEvents, ...ofDrivers].flatMap((e, k) => (e.clear ? [k] : []));
  const again = fitFlat(
    series,
    clear.map(k => columns[k]!),
  );
  const noise = blockNoise(again.rest, free, 1);
  const sizeOf = (k: number, old: number) => (clear.includes(k) ? again.sizes[clear.indexOf(k)]! : old);
  return {
    events: events.map((event, k) => ({
      event,
      evidence: { ...ofEvents[k]!, size: sizeOf(k, ofEvents[k]!.size) },
      profile: profileOf(event, ofEvents[k]!, again, step, noise),
    })),
    drivers: drivers.map((driver, k) => ({
      driver,
      evidence: { ...ofDrivers[k]!, size: sizeOf(events.length + k, ofDrivers[k]!.size) },
    })),
  };
}

function profileOf(
  event: NamedEvent,
  { clear, share }: Evidence,
  fit: FlatFit,
  step: Step,
  noise: number,
): Float64Array {
  return clear ? eventProfile(event, fit, step, noise).map(v => share * v) : new Float64Array(0);
}

/** 1 where there is a value and no event. */
function withoutEvents({ weights }: FlatSeries, events: readonly NamedEvent[]): Uint8Array {
  const out = Uint8Array.from(weights, w => (w > 0 ? 1 : 0));
  for (const { seen } of events) for (const { index } of seen.flat()) out[index] = 0;
  return out;
}
