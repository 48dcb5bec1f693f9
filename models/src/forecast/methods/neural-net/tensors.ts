// The net in tensors: forward, and the gradients written out, because the library's own are a package of their own.
import type * as tf from '@tensorflow/tfjs-core';
import { type Part, partSizes, UNITS } from '../../predictors/index.ts';

/** The library, once it is loaded. */
export type Tensors = typeof tf;

export type Variables = Readonly<Record<Part, tf.Variable<tf.Rank.R2>>>;

/** Pull towards where training started: the hidden layers to 0, the way past them to the last cycle. */
const DECAY = 0.005;
const DIRECT_DECAY = 0.03;

export function variablesOf(t: Tensors, weights: Readonly<Record<Part, Float32Array>>, inputs: number): Variables {
  const columns: Readonly<Record<Part, number>> = { direct: 1, first: UNITS[0], second: UNITS[1], out: 1 };
  const entries = Object.entries(partSizes(inputs)).map(([part, size]) => {
    const wide = columns[part as Part];
    const start = t.tensor2d(weights[part as Part], [size / wide, wide]);
    const variable = t.variable(start);
    start.dispose();
    return [part, variable];
  });
  return Object.fromEntries(entries) as Variables;
}

interface Layers {
  readonly first: tf.Tensor2D;
  readonly second: tf.Tensor2D;
  readonly out: tf.Tensor2D;
}

export function forward(t: Tensors, v: Variables, inputs: tf.Tensor2D): Layers {
  const first = t.relu(t.matMul<tf.Tensor2D>(inputs, v.first));
  const second = t.relu(t.matMul<tf.Tensor2D>(first, v.second));
  return { first, second, out: t.add(t.matMul(second, v.out), t.matMul(inputs, v.direct)) };
}

/** Of the mean Huber loss, whose bend is at half a unit, with the pull of the weights. */
export function gradients(
  t: Tensors,
  v: Variables,
  inputs: tf.Tensor2D,
  answers: tf.Tensor2D,
  start: tf.Tensor2D,
): Record<Part, tf.Tensor> {
  const { first, second, out } = forward(t, v, inputs);
  const slope = t.div<tf.Tensor2D>(t.clipByValue(t.mul(t.sub(out, answers), 2), -1, 1), inputs.shape[0]);
  const onSecond = t.mul<tf.Tensor2D>(t.matMul(slope, v.out, false, true), t.step(second));
  const onFirst = t.mul<tf.Tensor2D>(t.matMul(onSecond, v.second, false, true), t.step(first));
  const pulled = (gradient: tf.Tensor, weights: tf.Tensor, decay: number) => t.add(gradient, t.mul(weights, decay));
  return {
    direct: pulled(t.matMul(inputs, slope, true), t.sub(v.direct, start), DIRECT_DECAY),
    first: pulled(t.matMul(inputs, onFirst, true), v.first, DECAY),
    second: pulled(t.matMul(first, onSecond, true), v.second, DECAY),
    out: pulled(t.matMul(second, slope, true), v.out, DECAY),
  };
}
