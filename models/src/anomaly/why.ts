// A finding in a sentence.
import type { FiredBy, Observation } from './model.ts';

/** @param run values in a row that were equal, or missing; for 'stuck' and 'gap' */
export function whyOf(rule: FiredBy, value: number, seen: Observation, run: number): string {
  if (rule === 'stuck') return `${run} values in a row are ${short(value)}, longer than ever`;
  if (rule === 'gap') return `${run} values in a row are missing, longer than ever`;
  const { expected, direction, ratio } = seen;
  const place = direction === 'unusual' ? 'inside its band' : direction === 'up' ? 'above its band' : 'below its band';
  if (rule === 'point')
    return `${short(value)} is far ${direction === 'down' ? 'below' : 'above'} ${short(expected)}, and the extreme of weeks`;
  return `unlike anything seen: ${times(ratio)} as far as usual from the most similar stretch; now ${place}`;
}

const times = (ratio: number) => (ratio >= 1_000 ? '1,000 times or more' : `${ratio.toFixed(1)} times`);

/** Five digits say enough. */
const short = (value: number) => String(Number(value.toPrecision(5)));
