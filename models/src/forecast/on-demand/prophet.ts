// The model `prophet`: what people know by that name, with the Stan program it is made of.
import { FEWEST_POINTS } from '../pool/index.ts';
import { onDemandModel } from './on-demand-model.ts';

export const prophet = onDemandModel({
  name: 'prophet',
  capability: {
    minimumLength: () => FEWEST_POINTS,
    seasons: 'many',
    trend: true,
    bounds: true,
    regressors: true,
    cost: 'seconds',
  },
  packages: '@bsull/augurs-prophet-wasmstan',
  import: async () => (await import('./prophet-choice.ts')).chooseProphet,
});
