// Trains the net: small batches in a fixed order, until the latest examples, which it does not learn from, get no better.
import type { Part } from '../../predictors/index.ts';
import type { Examples } from './examples.ts';
import { shuffled } from './first-weights.ts';
import { forward, gradients, type Tensors, type Variables, variablesOf } from './tensors.ts';

type Numbers = Readonly<Record<Part, Float32Array>>;

const HELD_OUT = 0.2;
const BATCH = 256;
/** Of Adam (Kingma and Ba 2015). */
const RATE = 0.005;
const CHECK_EVERY = 5;
/** Checks without a better result before it stops. */
const PATIENCE = 6;
/** Smaller gains are none. */
const GAIN = 1e-4;

/**
 * @param from weights to start from
 * @param guess the direct weights that the net is pulled towards
 * @returns the weights that were best on the held-out examples; `from` when none were better
 */
export function train(t: Tensors, examples: Examples, from: Numbers, guess: Float32Array, mostSteps: number): Numbers {
  const held = Math.max(1, Math.floor(HELD_OUT * examples.count));
  const learned = examples.count - held;
  return t.tidy(() => {
    const variables = variablesOf(t, from, examples.width);
    const optimizer = t.train.adam(RATE);
    const start = t.tensor2d(guess, [guess.length, 1]);
    const step = stepper(t, examples, learned, variables, optimizer, start);
    const error = checker(t, examples, learned, variables);
    const best = search(step, error, () => numbersOf(variables), mostSteps);
    optimizer.dispose();
    for (const variable of Object.values(variables)) variable.dispose();
    return best;
  });
}

function search(step: () => void, error: () => number, weights: () => Numbers, mostSteps: number): Numbers {
  let best = { error: error(), weights: weights() };
  for (let k = 1, waited = 0; k <= mostSteps && waited < PATIENCE; k++) {
    step();
    if (k % CHECK_EVERY !== 0) continue;
    const now = error();
    waited = now < best.error * (1 - GAIN) ? 0 : waited + 1;
    if (waited === 0) best = { error: now, weights: weights() };
  }
  return best.weights;
}

function stepper(
  t: Tensors,
  { inputs, answers, width }: Examples,
  learned: number,
  variables: Variables,
  optimizer: ReturnType<Tensors['train']['adam']>,
  start: ReturnType<Tensors['tensor2d']>,
): () => void {
  const order = shuffled(learned);
  const size = Math.min(BATCH, learned);
  let at = 0;
  return () => {
    const x = new Float32Array(size * width);
    const y = new Float32Array(size);
    for (let i = 0; i < size; i++, at = (at + 1) % learned) {
      const from = order[at]!;
      x.set(inputs.subarray(from * width, (from + 1) * width), i * width);
      y[i] = answers[from]!;
    }
    t.tidy(() => {
      const found = gradients(t, variables, t.tensor2d(x, [size, width]), t.tensor2d(y, [size, 1]), start);
      const named = Object.entries(found).map(([part, gradient]) => [variables[part as Part].name, gradient]);
      optimizer.applyGradients(Object.fromEntries(named));
    });
  };
}

/** Mean absolute error on the latest examples. */
function checker(
  t: Tensors,
  { inputs, answers, width, count }: Examples,
  learned: number,
  variables: Variables,
): () => number {
  const x = t.tensor2d(inputs.subarray(learned * width), [count - learned, width]);
  return () => {
    const out = t.tidy(() => forward(t, variables, x).out.dataSync<'float32'>());
    return out.reduce((sum, v, i) => sum + Math.abs(v - answers[learned + i]!), 0) / out.length;
  };
}

function numbersOf(variables: Variables): Numbers {
  const entries = Object.entries(variables).map(([part, variable]) => [part, variable.dataSync().slice()]);
  return Object.fromEntries(entries) as Numbers;
}
