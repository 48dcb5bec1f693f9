// What comes with the library of `prophet`: imported when it is asked for, with all that only it needs.
import { optimizer } from '@bsull/augurs-prophet-wasmstan';
import { prophet } from '../methods/prophet/prophet.ts';
import type { Choice } from '../pool/index.ts';
import { scaleFor } from '../scale.ts';
import { usableSeasons } from '../season-kind.ts';

/** The two shortest seasons that there are points for, as in `damped-holt`. */
export function chooseProphet(asked: readonly number[], values: Float64Array): Choice {
  const seasons = usableSeasons(asked, values.length).slice(0, 2);
  return {
    seasons,
    members: kept => [{ method: prophet(optimizer.optimize, seasons, kept.length), scale: scaleFor(kept) }],
  };
}
