// The model `prophet`: what people know by that name, with the Stan program it is made of.
import { prophet as prophetMethod } from '../methods/prophet/prophet.ts';
import { FEWEST_POINTS } from '../pool/index.ts';
import { scaleFor } from '../scale.ts';
import { usableSeasons } from '../season-kind.ts';
import { onDemandModel } from './on-demand-model.ts';

/** The two shortest seasons that there are points for, as in `damped-holt`. */
export const prophet = onDemandModel({
  name: 'prophet',
  capability: {
    minimumLength: () => FEWEST_POINTS,
    seasons: 'many',
    trend: true,
    bounds: true,
    regressors: true,
    cost: 'seconds',
  },
  packages: '@bsull/augurs-prophet-wasmstan',
  import: async () => {
    const { optimizer } = await import('@bsull/augurs-prophet-wasmstan');
    return (asked, values) => {
      const seasons = usableSeasons(asked, values.length).slice(0, 2);
      const method = (length: number) => prophetMethod(optimizer.optimize, seasons, length);
      return { seasons, members: kept => [{ method: method(kept.length), scale: scaleFor(kept) }] };
    };
  },
});
