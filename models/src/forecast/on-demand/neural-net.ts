// The model `neural-net`: a challenger that learns from one series alone; never the default, never in `auto`.

import { seasonalNaiveMethod } from '../methods/index.ts';
import { fewestPoints, layoutFor, neuralNet as netMethod } from '../methods/neural-net/neural-net.ts';
import type { Tensors } from '../methods/neural-net/tensors.ts';
import { type Choice, FEWEST_POINTS } from '../pool/index.ts';
import { scaleFor } from '../scale.ts';
import { usableSeasons } from '../season-kind.ts';
import { onDemandModel } from './on-demand-model.ts';

export const neuralNet = onDemandModel({
  name: 'neural-net',
  capability: {
    minimumLength: () => FEWEST_POINTS,
    seasons: 'many',
    trend: true,
    bounds: true,
    regressors: true,
    cost: 'seconds',
  },
  packages: '@tensorflow/tfjs-core and @tensorflow/tfjs-backend-cpu',
  import: async () => {
    const tensors = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-cpu');
    // Without it, the library advises on the console to install another one.
    tensors.enableProdMode();
    if (!(await tensors.setBackend('cpu'))) throw new Error('the cpu backend of TensorFlow.js did not start');
    return (asked, values) => choose(tensors, asked, values.length);
  },
});

function choose(tensors: Tensors, asked: readonly number[], length: number): Choice {
  const seasons = usableSeasons(asked, length).slice(0, 2);
  const layout = layoutFor(seasons, length);
  const fewest = fewestPoints(layout);
  if (length >= fewest) {
    return { seasons, members: kept => [{ method: netMethod(tensors, layout), scale: scaleFor(kept) }] };
  }
  const [season = 1] = seasons;
  const repeated = season === 1 ? 'the last value' : `the last cycle of ${season}`;
  return {
    seasons,
    method: 'seasonal-naive',
    fallback: `a net learns from ${fewest} points on, has ${length}: ${repeated} is repeated`,
    members: () => [{ method: seasonalNaiveMethod(season), scale: 'level' }],
  };
}
