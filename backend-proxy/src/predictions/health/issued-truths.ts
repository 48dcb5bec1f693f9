// What was issued beside the values that came.
import type { IssuedTruths } from '@foresight/models/evaluate';
import type { Issued, Points } from '../../store/index.ts';

/** Times of both; the others are left out. @param issued ascending */
export function issuedTruths(issued: readonly Issued[], { ts, value }: Points): IssuedTruths {
  const came = new Map(Array.from(ts, (time, i) => [time, value[i]!]));
  const met = issued.filter(({ time }) => came.has(time));
  return {
    actual: Float64Array.from(met, ({ time }) => came.get(time)!),
    point: Float64Array.from(met, ({ point }) => point),
    lower: Float64Array.from(met, ({ lower }) => lower),
    upper: Float64Array.from(met, ({ upper }) => upper),
  };
}
