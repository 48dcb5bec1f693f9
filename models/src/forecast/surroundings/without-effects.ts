// The history as it would have been without events and with every regressor at its mean.
import { fillGaps } from '../../series/fill-gaps.ts';
import { eventValues, type StoredEffects } from './effects.ts';
import type { JudgedDriver, JudgedEvent } from './judge-effects.ts';
import { withEffect } from './working-scale.ts';

/** Below this share of what is usual, too little is left to scale it up from: the slot is filled in like a gap. */
const NOTHING_LEFT = Math.log(0.2);

/** @param events @param drivers those of the effects, in the same order */
export function withoutEffects(
  values: Float64Array,
  effects: StoredEffects,
  events: readonly JudgedEvent[],
  drivers: readonly JudgedDriver[],
  seasons: readonly number[],
): Float64Array {
  const { scale } = effects;
  const total = new Float64Array(values.length);
  effects.events.forEach((effect, k) => {
    const own = eventValues(effects, effect, events[k]!.event.occurrences, 0, values.length);
    for (let t = 0; t < total.length; t++) total[t]! += own[t]!;
  });
  const zeros = total.map((v, t) => (v !== 0 && values[t] === 0 ? 1 : 0));
  effects.regressors.forEach(({ size }, k) => {
    const own = drivers[k]!.driver.values;
    for (let t = 0; t < total.length; t++) total[t]! += size * own[t]!;
  });
  const lost = (t: number) => scale === 'factor' && (total[t]! < NOTHING_LEFT || zeros[t] === 1);
  const out = values.map((v, t) => withEffect(scale, v, -total[t]!));
  const gaps = out.map((v, t) => (lost(t) ? Number.NaN : v));
  const filled = fillGaps(gaps, seasons).values;
  // Values that were missing before stay missing: the method fills them its own way.
  return out.map((v, t) => (Number.isFinite(v) && lost(t) && Number.isFinite(filled[t]!) ? filled[t]! : v));
}
