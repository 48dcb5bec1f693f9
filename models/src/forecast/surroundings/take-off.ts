// From a series as it is to one a method can be fitted on, step by step from the outside in.
import { addSteps } from '../../series/step.ts';
import type { Capability, FitOptions, Series } from '../model.ts';
import { checkBounds, checkHorizon, checkSeasons } from '../pool/options.ts';
import { boundsNote } from './bounds.ts';
import { withoutKnownEffects } from './known-effects.ts';
import { checkEvents } from './occurrences.ts';
import { onClock } from './on-clock.ts';
import { onLatestLevel } from './on-latest-level.ts';
import { checkRegressors } from './regressors.ts';
import type { Stage } from './stage.ts';
import type { TimeOf } from './stamps.ts';
import type { Surroundings } from './surroundings.ts';

export interface TakenOff {
  readonly inner: { readonly series: Series; readonly options: FitOptions };
  readonly timeOf: TimeOf;
  readonly surroundings: Surroundings;
}

/** @throws {RangeError} for an unknown time zone, an event without a name or end, a regressor that is too short or not finite */
export function takeOff(model: { readonly capability: Capability }, series: Series, options: FitOptions): TakenOff {
  const seasons = checkSeasons(options.seasons ?? []);
  const horizon = checkHorizon(options.horizon ?? seasons[0] ?? 12);
  const bounds = options.bounds ?? {};
  const stored = checkBounds(bounds);
  checkEvents(options.events ?? []);
  checkRegressors(options.regressors ?? [], series.values.length, options.horizon === undefined ? 1 : horizon);
  const first: Stage = {
    series,
    seasons,
    horizon,
    options,
    timeOf: index => addSteps(series.start, series.step, index),
    surroundings: { notes: boundsNote(series.values, bounds) },
  };
  const last = onLatestLevel(withoutKnownEffects(onClock(first), model.capability));
  const { surroundings } = last;
  // With effects the values of the method are not those that the bounds are about.
  const outside = surroundings.effects !== undefined && options.bounds !== undefined;
  return {
    inner: { series: last.series, options: coreOptions(last, outside) },
    timeOf: last.timeOf,
    surroundings: outside ? { ...surroundings, bounds: stored } : surroundings,
  };
}

function coreOptions({ options, horizon }: Stage, boundsOutside: boolean): FitOptions {
  const { seasons, bounds, transform } = options;
  return {
    horizon,
    ...(seasons === undefined ? {} : { seasons }),
    ...(bounds === undefined || boundsOutside ? {} : { bounds }),
    ...(transform === undefined ? {} : { transform }),
  };
}
