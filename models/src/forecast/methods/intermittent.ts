// Sparse demand: how often something comes, times how much then.
import { lineState } from './line-state.ts';
import { NO_TUNING, type PointMethod } from './method.ts';

/** Smoothing constant of both the chance and the size. */
const ALPHA = 0.1;

/** Teunter, Syntetos and Babai 2011 (TSB): the chance is updated in every step, so that it fades when nothing comes. */
export const intermittent: PointMethod = {
  name: 'chance and size of sparse values',
  predictor: 'line',
  fits: length => length >= 3,
  tune: () => NO_TUNING,
  fit: values => {
    const positive = values.filter(v => v > 0);
    let size = positive.reduce((sum, v) => sum + v / positive.length, 0);
    let chance = 0.5;
    for (const v of values) {
      chance += ALPHA * ((v > 0 ? 1 : 0) - chance);
      if (v > 0) size += ALPHA * (v - size);
    }
    return lineState(chance * size, 0, 1);
  },
};
