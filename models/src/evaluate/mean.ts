// Means over what is known.

/** Mean of the finite values; null when there are none. */
export function meanOrNull(values: readonly number[]): number | null {
  const known = values.filter(v => Number.isFinite(v));
  return known.length === 0 ? null : known.reduce((sum, v) => sum + v / known.length, 0);
}

/** Mean of all values; null when one of them is not finite: a score that is undefined at one origin is undefined. */
export function meanOfAll(values: readonly number[]): number | null {
  return values.length > 0 && values.every(v => Number.isFinite(v)) ? meanOrNull(values) : null;
}
