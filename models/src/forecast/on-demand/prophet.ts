// The model `prophet`: what people know by that name, with the Stan program it is made of.
import { USUAL_CAPABILITY } from '../pool/index.ts';
import { onDemandModel } from './on-demand-model.ts';

export const prophet = onDemandModel({
  name: 'prophet',
  capability: { ...USUAL_CAPABILITY, cost: 'seconds' },
  packages: '@bsull/augurs-prophet-wasmstan',
  import: async () => (await import('./prophet-choice.ts')).chooseProphet,
});
