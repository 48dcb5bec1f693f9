// Whether what was seen at an event stands out from what happens anyway.
import { blockNoise, keptShare } from './effect-noise.ts';
import type { FlatFit, FlatSeries } from './flat-regression.ts';
import type { NamedEvent } from './named-events.ts';

export interface Evidence {
  /** Effect on the working scale, in the units of the fit. */
  readonly size: number;
  /** Standard error of it. */
  readonly error: number;
  /** Share of it that is kept. */
  readonly share: number;
  readonly clear: boolean;
}

/** Standard errors an effect has to be away from none; one more for an event that was seen once, half a one for twice, … */
const CLEAR = 2.5;

/**
 * @param fit of all effects together
 * @param free 1 where no event is
 */
export function eventEvidence(
  event: NamedEvent,
  size: number,
  series: FlatSeries,
  fit: FlatFit,
  free: Uint8Array,
): Evidence {
  const count = event.seen.length;
  const slots = Math.max(1, event.slots);
  // The level was taken over the event as well, and a part of the event with it.
  const left = 1 - slots / (series.flattening.width + slots);
  const alone = blockNoise(fit.rest, free, slots) / left / Math.sqrt(count);
  const error = Math.max(alone, scatter(event, fit) / Math.sqrt(count));
  const noises = error > 0 ? Math.abs(size) / error : Number.POSITIVE_INFINITY;
  return {
    size,
    error,
    share: keptShare(noises),
    clear: !Number.isNaN(alone) && size !== 0 && noises > CLEAR + 1 / count,
  };
}

/** Standard deviation between occurrences; 0 when there are fewer than three. */
function scatter({ seen }: NamedEvent, { rest }: FlatFit): number {
  if (seen.length < 3) return 0;
  const means = seen.map(touched => {
    const weight = touched.reduce((sum, s) => sum + s.share, 0);
    return touched.reduce((sum, s) => sum + s.share * rest[s.index]!, 0) / weight;
  });
  const mean = means.reduce((sum, v) => sum + v / means.length, 0);
  return Math.sqrt(means.reduce((sum, v) => sum + (v - mean) ** 2 / (means.length - 1), 0));
}
