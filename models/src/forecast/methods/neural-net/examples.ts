// Questions and answers from the past, for a net to learn from.
import { inputCount, type Layout, levelsBefore, pastNeeded, writeInputs } from '../../predictors/index.ts';

export interface Examples {
  readonly count: number;
  readonly width: number;
  /** `width` numbers an example, earlier targets first. */
  readonly inputs: Float32Array;
  readonly answers: Float32Array;
  /** What one unit of inputs and answers is worth. */
  readonly unit: number;
}

/** Each target is asked for from this many distances. */
const DISTANCES = 3;
/** The latest ones count: more teach a small net little. */
const MOST = 4000;

/** Points needed for `count` targets. */
export function pointsFor(count: number, layout: Layout): number {
  return pastNeeded(layout) + layout.cycle + count;
}

/** @param unit default: the mean distance of the targets from the level of the cycle before */
export function examplesFrom(values: Float64Array, layout: Layout, unit?: number): Examples {
  const asked = questions(values.length, layout).slice(-MOST);
  const origins = asked.map(({ end }) => ({
    values,
    end,
    levels: levelsBefore(values, end, layout),
    phase: end % layout.cycle,
  }));
  const from = asked.map(({ end, ahead }, i) => values[end + ahead - 1]! - origins[i]!.levels[0]!);
  const one = unit ?? (from.reduce((sum, d) => sum + Math.abs(d) / from.length, 0) || 1);
  const width = inputCount(layout);
  const inputs = new Float32Array(asked.length * width);
  asked.forEach(({ ahead }, i) => {
    writeInputs(origins[i]!, ahead, one, layout, inputs, i * width);
  });
  return { count: asked.length, width, inputs, answers: Float32Array.from(from, d => d / one), unit: one };
}

function questions(length: number, layout: Layout): { readonly end: number; readonly ahead: number }[] {
  const { cycle } = layout;
  const apart = Math.max(1, Math.floor(cycle / DISTANCES));
  const out = [];
  for (let target = pastNeeded(layout) + cycle; target < length; target++) {
    // Distances that are spread over the cycle whatever the place of the target in it.
    for (let k = 0; k < Math.min(DISTANCES, cycle); k++) {
      const ahead = 1 + ((7 * target + k * apart) % cycle);
      out.push({ end: target - ahead + 1, ahead });
    }
  }
  return out;
}
