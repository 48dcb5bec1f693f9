// What the net sees when it looks at a step ahead: the same place in past cycles and its neighbours, and how the levels moved.

/** How the inputs are laid out: plain numbers, stored with the weights. */
export interface Layout {
  /** Steps forecast at once: the shortest season, 1 for none. */
  readonly cycle: number;
  /** Cycles looked at. */
  readonly cycles: number;
  /** Neighbours on each side. */
  readonly reach: number;
}

/** Latest changes against the cycle before that are shown. */
const LATEST = 3;
/** How far ahead, the place on the clock of the cycle, and 1 for a constant. */
const CLOCK = 4;

export function inputCount({ cycles, reach }: Layout): number {
  return cycles * (2 * reach + 1) + cycles - 1 + LATEST + CLOCK;
}

/** Points before an origin. */
export function pastNeeded({ cycle, cycles, reach }: Layout): number {
  return Math.max(cycles * cycle + reach, cycle + LATEST);
}

/** Mean of each of the cycles before `end`, the latest first: the first is what inputs and outputs are measured from. */
export function levelsBefore(values: Float64Array, end: number, { cycle, cycles }: Layout): Float64Array {
  return Float64Array.from({ length: cycles }, (_, c) => {
    let sum = 0;
    for (let t = end - (c + 1) * cycle; t < end - c * cycle; t++) sum += values[t]!;
    return sum / cycle;
  });
}

/** The moment that a forecast is made at, and what is the same for all steps from there. */
export interface Origin {
  /** Known up to `end`. */
  readonly values: Float64Array;
  readonly end: number;
  /** See `levelsBefore`. */
  readonly levels: Float64Array;
  /** Place of the first step ahead in its cycle. */
  readonly phase: number;
}

/**
 * Writes the inputs of one step ahead, in `unit`s.
 * @param ahead 1 to `layout.cycle`
 * @param out filled from `at` on with `inputCount` numbers
 */
export function writeInputs(
  { values, end, levels, phase }: Origin,
  ahead: number,
  unit: number,
  { cycle, cycles, reach }: Layout,
  out: Float64Array | Float32Array,
  at: number,
): void {
  let k = at;
  for (let c = 1; c <= cycles; c++) {
    for (let d = -reach; d <= reach; d++) {
      const place = end + ahead - 1 - c * cycle + d;
      // What is not known yet stands one cycle earlier.
      out[k++] = (values[place < end ? place : place - cycle]! - levels[c - 1]!) / unit;
    }
  }
  for (let c = 1; c < cycles; c++) out[k++] = (levels[c]! - levels[0]!) / unit;
  for (let back = 1; back <= LATEST; back++) out[k++] = (values[end - back]! - values[end - back - cycle]!) / unit;
  const turn = (2 * Math.PI * ((phase + ahead - 1) % cycle)) / cycle;
  out[k++] = ahead / cycle;
  out[k++] = Math.sin(turn);
  out[k++] = Math.cos(turn);
  out[k++] = 1;
}
