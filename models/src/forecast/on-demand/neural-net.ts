// The model `neural-net`: a challenger that learns from one series alone; never the default, never in `auto`.
import { USUAL_CAPABILITY } from '../pool/index.ts';
import { onDemandModel } from './on-demand-model.ts';

export const neuralNet = onDemandModel({
  name: 'neural-net',
  capability: { ...USUAL_CAPABILITY, cost: 'seconds' },
  packages: '@tensorflow/tfjs-core and @tensorflow/tfjs-backend-cpu',
  import: async () => (await import('./neural-net-choice.ts')).startNeuralNet(),
});
