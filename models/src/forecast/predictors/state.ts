// What a fitted member keeps: numbers and lists of numbers.

/** Lists are typed arrays after a fit and plain ones after reading JSON; predictors take both. */
export type State = Readonly<Record<string, number | ArrayLike<number>>>;

/**
 * @param past the latest values before the forecast, on the scale of the member; at least `neededPast(state)` of them. They are stored
 * once for all members.
 */
export type Predictor = (state: State, horizon: number, past: Float64Array) => Float64Array;

/** How many of the latest values a forecast from this state looks at. */
export function neededPast(state: State): number {
  return (state.needs as number | undefined) ?? 0;
}

/** Typed arrays as plain ones, for JSON. */
export function plainState(state: State): Readonly<Record<string, number | readonly number[]>> {
  return Object.fromEntries(Object.entries(state).map(([k, v]) => [k, typeof v === 'number' ? v : Array.from(v)]));
}
