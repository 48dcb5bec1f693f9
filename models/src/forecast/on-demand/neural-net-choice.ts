// What comes with the library of `neural-net`: imported when it is asked for, with all that only it needs.
import '@tensorflow/tfjs-backend-cpu';
import * as tensors from '@tensorflow/tfjs-core';
import { seasonalNaiveMethod } from '../methods/index.ts';
import { fewestPoints, layoutFor, neuralNet } from '../methods/neural-net/neural-net.ts';
import type { Choice } from '../pool/index.ts';
import { scaleFor } from '../scale.ts';
import { usableSeasons } from '../season-kind.ts';

/** Starts the library in plain JavaScript: the same numbers on every machine. @throws {Error} when it does not start */
export async function startNeuralNet(): Promise<typeof chooseNeuralNet> {
  // Without it, the library advises on the console to install another one.
  tensors.enableProdMode();
  if (!(await tensors.setBackend('cpu'))) throw new Error('the cpu backend of TensorFlow.js did not start');
  return chooseNeuralNet;
}

function chooseNeuralNet(asked: readonly number[], { length }: Float64Array): Choice {
  const seasons = usableSeasons(asked, length).slice(0, 2);
  const layout = layoutFor(seasons, length);
  const fewest = fewestPoints(layout);
  if (length >= fewest) {
    return { seasons, members: kept => [{ method: neuralNet(tensors, layout), scale: scaleFor(kept) }] };
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
