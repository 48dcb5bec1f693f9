// A seeded trial of a known effect: who has it and who has not is known.
import type { FeatureTable } from '../src/classify/index.ts';
import type { Trial } from '../src/uplift/index.ts';
import { noise, uniform } from './sample-series.ts';

export interface SimulatedTrial {
  readonly table: FeatureTable;
  readonly trial: Trial;
  /** True effect on each one's chance. */
  readonly effects: Float64Array;
  /** True chance without the action. */
  readonly responses: Float64Array;
}

/**
 * The chance without the action rises with 'use'; the action adds to it for those of the plan 'trial' alone, or the same for everyone.
 * @param size of the effect, in shares of 1 @param even the same for everyone
 */
export function simulatedTrial(people: number, seed: number, size = 0.2, even = false): SimulatedTrial {
  const next = uniform(seed);
  const normal = noise(seed + 1);
  const use = Float64Array.from({ length: people }, normal);
  const codes = Int32Array.from({ length: people }, () => (next() < 0.5 ? 1 : 0));
  const responses = use.map(u => 0.3 / (1 + Math.exp(-1.5 * u)));
  const effects = use.map((_, i) => (even || codes[i] === 1 ? size : 0));
  const treated = Uint8Array.from({ length: people }, () => (next() < 0.6 ? 1 : 0));
  const outcome = Uint8Array.from(use, (_, i) => (next() < responses[i]! + treated[i]! * effects[i]! ? 1 : 0));
  return {
    table: {
      rows: people,
      features: [
        { kind: 'numeric', name: 'use', values: use },
        { kind: 'category', name: 'plan', codes, names: ['paid', 'trial'] },
      ],
    },
    trial: { treated, outcome },
    effects,
    responses,
  };
}
