// Where values are missing the line breaks: a straight line over a hole would claim to know.
import type { Samples } from '../../../shared/frames/index.ts';

/** A distance of more than this many usual ones is a hole. */
const HOLE = 1.75;

/** The samples with an empty one after each that a hole follows. */
export function breakGaps(samples: Samples): Samples {
  const { time, value } = samples;
  const usual = usualDistance(time);
  if (usual === 0) return samples;
  const holes = time.slice(1).map((at, i) => at - time[i]! > HOLE * usual);
  if (!holes.includes(true)) return samples;
  const out: { time: number[]; value: (number | null)[] } = { time: [], value: [] };
  time.forEach((at, i) => {
    out.time.push(at);
    out.value.push(value[i] ?? null);
    if (!holes[i]) return;
    out.time.push(at + usual);
    out.value.push(null);
  });
  return out;
}

/** The median distance; months and jitter stay well within HOLE of it. */
function usualDistance(time: readonly number[]): number {
  if (time.length < 3) return 0;
  const distances = Float64Array.from(time.slice(1), (at, i) => at - time[i]!).sort();
  return distances[distances.length >> 1]!;
}
