// What a fitted member keeps: numbers and lists of numbers.

/** Lists are typed arrays after a fit and plain ones after reading JSON; predictors take both. */
export type State = Readonly<Record<string, number | ArrayLike<number>>>;

export type Predictor = (state: State, horizon: number) => Float64Array;

/** Typed arrays as plain ones, for JSON. */
export function plainState(state: State): Readonly<Record<string, number | readonly number[]>> {
  return Object.fromEntries(Object.entries(state).map(([k, v]) => [k, typeof v === 'number' ? v : Array.from(v)]));
}
