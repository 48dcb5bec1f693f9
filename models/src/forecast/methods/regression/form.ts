// What a regression looks at: the series as it is, or what is left of it without its cycle.
import { doubleProfile, shrunkProfile } from '../seasonal-profile.ts';

export type Form =
  /** The series as it is. */
  | { readonly kind: 'plain' }
  /** Departure from the mean of the last cycles, at most `most` of them, each older one weighing `fade` of the next. */
  | { readonly kind: 'cycles'; readonly season: number; readonly most: number; readonly fade: number }
  /** Without the shape of the short season and how each phase of the long one departs from it; the level stays. */
  | { readonly kind: 'double'; readonly short: number; readonly long: number }
  /** Without the shape of a season, shrunk by the share that noise explains. */
  | { readonly kind: 'shrunk'; readonly season: number; readonly fade: number };

export interface Shape {
  /** What was taken off at index t: shape[t mod its length]. */
  readonly shape: Float64Array;
  /** Weights of the values 1, 2, … seasons ago that were taken off. */
  readonly fades: Float64Array;
  readonly season: number;
}

export interface Formed extends Shape {
  /** The values from index `from` on, in this form. */
  readonly rest: Float64Array;
  readonly from: number;
}

const NONE = new Float64Array(0);

/** The change over `season` steps. */
export function difference(season: number): Form {
  return { kind: 'cycles', season, most: 1, fade: 1 };
}

/** First index at which the form has a value; Infinity when `length` values are too few for it. */
export function formStart(form: Form, length: number): number {
  if (form.kind === 'double') return length >= 2 * form.long ? 0 : Number.POSITIVE_INFINITY;
  return form.kind === 'cycles' ? form.season * cyclesUsed(form, length) : 0;
}

/** What the form takes off. */
export function shapeOf(values: Float64Array, form: Form): Shape {
  const none: Shape = { shape: NONE, fades: NONE, season: 0 };
  switch (form.kind) {
    case 'plain':
      return none;
    case 'double':
      return { ...none, shape: doubleProfile(values, form.short, form.long) };
    case 'shrunk': {
      const enough = values.length > 2 * form.season;
      return enough ? { ...none, shape: shrunkProfile(values, form.season, form.fade) } : none;
    }
    case 'cycles':
      return { ...none, season: form.season, fades: cycleWeights(cyclesUsed(form, values.length), form.fade) };
  }
}

export function formed(values: Float64Array, form: Form): Formed {
  const taken = shapeOf(values, form);
  if (taken.fades.length > 0) return { ...taken, ...withoutCycles(values, taken) };
  return { ...taken, rest: withoutShape(values, taken.shape), from: 0 };
}

function cyclesUsed({ season, most }: { season: number; most: number }, length: number): number {
  return Math.max(1, Math.min(most, Math.floor(length / season) - 1));
}

function cycleWeights(count: number, fade: number): Float64Array {
  const weights = Float64Array.from({ length: count }, (_, k) => fade ** k);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map(w => w / sum);
}

function withoutShape(values: Float64Array, shape: Float64Array): Float64Array {
  if (shape.length === 0) return values;
  const rest = new Float64Array(values.length);
  for (let t = 0, phase = 0; t < rest.length; t++) {
    rest[t] = values[t]! - shape[phase]!;
    if (++phase === shape.length) phase = 0;
  }
  return rest;
}

function withoutCycles(values: Float64Array, { fades, season }: Shape): Pick<Formed, 'rest' | 'from'> {
  const from = season * fades.length;
  const rest = values.slice(from);
  for (let k = 0; k < fades.length; k++) {
    const back = from - (k + 1) * season;
    const weight = fades[k]!;
    for (let t = 0; t < rest.length; t++) rest[t]! -= weight * values[back + t]!;
  }
  return { rest, from };
}
