// A model whose library is imported when it is asked for: known by name and readable from JSON before, able to fit after.
import type { ForecastModel, ModelName } from '../model.ts';
import { type PoolModelSpec, poolModel } from '../pool/index.ts';

export interface OnDemandModel extends ForecastModel {
  /** Imports the library once; later calls share it. @throws {ModelLoadFailed}, and the next call tries anew */
  load(): Promise<void>;
}

export interface OnDemandSpec extends Omit<PoolModelSpec, 'choose'> {
  /** What a user would install. */
  readonly packages: string;
  /** Imports the library and returns the choice that uses it. */
  import(): Promise<PoolModelSpec['choose']>;
}

/** A fit was asked for before the library was there. */
export class ModelNotLoaded extends Error {
  constructor(model: ModelName) {
    super(`${model} fits with a library that is loaded on demand: await loadModel('${model}') first`);
    this.name = 'ModelNotLoaded';
  }
}

/** The library could not be imported; `cause` has the error. */
export class ModelLoadFailed extends Error {
  constructor(model: ModelName, packages: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${model} could not be loaded: ${why}; install ${packages}, or choose another model`, { cause });
    this.name = 'ModelLoadFailed';
  }
}

export function onDemandModel(spec: OnDemandSpec): OnDemandModel {
  let choose: PoolModelSpec['choose'] | undefined;
  let loading: Promise<void> | undefined;
  const model = poolModel({
    ...spec,
    choose: (seasons, values) => {
      if (choose === undefined) throw new ModelNotLoaded(spec.name);
      return choose(seasons, values);
    },
  });
  const load = async () => {
    try {
      choose = await spec.import();
    } catch (error) {
      loading = undefined;
      throw new ModelLoadFailed(spec.name, spec.packages, error);
    }
  };
  return {
    ...model,
    load: () => {
      loading ??= load();
      return loading;
    },
  };
}
