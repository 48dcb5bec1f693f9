// Effects put back on a forecast: on the point, on its limits, on every path, and as components of their own.
import type { Component, Explanation } from '../model.ts';
import { inDoubt } from './effect-doubt.ts';
import { effectErrors, eventValues, type StoredEffects } from './effects.ts';
import type { Layer } from './layer.ts';
import { checkKnown } from './regressors.ts';
import { withEffect } from './working-scale.ts';

interface Part {
  readonly kind: 'event' | 'regressor';
  readonly name: string;
  /** On the working scale, one a step. */
  readonly values: Float64Array;
}

export function effectsLayer(stored: StoredEffects): Layer {
  // Kept for the paths, which ask for the same horizon a thousand times.
  let total: Float64Array = new Float64Array(0);
  const totalFor = (horizon: number) => {
    if (total.length !== horizon) total = sum(partsOf(stored, horizon), horizon);
    return total;
  };
  return {
    reach: horizon => {
      for (const { name, future } of stored.regressors) checkKnown(name, future.length, horizon);
      return horizon;
    },
    doubted: model => inDoubt(model, stored.scale, horizon => effectErrors(stored, horizon)),
    outward: (values, horizon) => {
      const effect = totalFor(horizon);
      return values.map((v, i) => withEffect(stored.scale, v, effect[i]!));
    },
    explained: (inner, horizon) => explained(inner, stored, partsOf(stored, horizon)),
  };
}

function partsOf(stored: StoredEffects, horizon: number): Part[] {
  const { length } = stored;
  const events = stored.events.map(
    (event): Part => ({
      kind: 'event',
      name: event.name,
      values: eventValues(stored, event, event.future, length, length + horizon),
    }),
  );
  const regressors = stored.regressors.map(
    ({ name, size, future }): Part => ({
      kind: 'regressor',
      name,
      values: Float64Array.from({ length: horizon }, (_, i) => size * future[i]!),
    }),
  );
  return [...events, ...regressors];
}

function sum(parts: readonly Part[], horizon: number): Float64Array {
  const out = new Float64Array(horizon);
  for (const { values } of parts) for (let i = 0; i < horizon; i++) out[i]! += values[i]!;
  return out;
}

/** One after the other: each part is what the forecast gains by it. Events that do not come within the horizon are left out. */
function explained(inner: Explanation, { scale }: StoredEffects, parts: readonly Part[]): Explanation {
  const added: Component[] = [];
  let effect: Float64Array = new Float64Array(inner.point.length);
  let point = inner.point;
  for (const { kind, name, values } of parts) {
    effect = effect.map((v, i) => v + values[i]!);
    const after = inner.point.map((v, i) => withEffect(scale, v, effect[i]!));
    if (kind === 'regressor' || values.some(v => v !== 0)) {
      added.push({ kind, name, values: after.map((v, i) => v - point[i]!) });
    }
    point = after;
  }
  return { point, components: [...inner.components, ...added] };
}
