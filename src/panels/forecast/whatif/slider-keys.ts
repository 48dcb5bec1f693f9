// Keys of a slider, as the ARIA practices have them.

export interface SliderRange {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly leap: number;
}

/** Where a key leads; undefined: it is not for the slider. */
export function steppedTo({ key }: { readonly key: string }, { value, min, max, leap }: SliderRange) {
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: leap, PageDown: -leap }[key];
  if (key === 'Home') return min;
  if (key === 'End') return max;
  return by === undefined ? undefined : Math.min(max, Math.max(min, value + by));
}
