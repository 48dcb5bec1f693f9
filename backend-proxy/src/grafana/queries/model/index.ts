// The model query: how the models that serve are doing.
export { modelQuery } from './model.query.ts';
