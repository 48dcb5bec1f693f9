// Models whose library is loaded on demand.
export { neuralNet } from './neural-net.ts';
export { ModelLoadFailed, ModelNotLoaded, type OnDemandModel, onDemandModel } from './on-demand-model.ts';
export { prophet } from './prophet.ts';
