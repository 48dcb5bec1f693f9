// A small net: what it sees, its weights, and its forecast.
export { inputCount, type Layout, levelsBefore, pastNeeded, writeInputs } from './inputs.ts';
export { type Part, partSizes, UNITS } from './net.ts';
export { type NeuralNetState, neuralNet } from './neural-net.ts';
