// From moments at which a rule holds to firings: neighbours are one, as Grafana keeps an alert up while its rule holds.

/** One look at the rule. */
export interface Moment {
  /** Epoch ms. */
  readonly at: number;
  readonly fires: boolean;
  /** Whether the thing then happened; null: not to be told yet. */
  readonly real: boolean | null;
}

export interface Firing {
  readonly from: number;
  /** Until the next look, at which it no longer holds. */
  readonly to: number;
  readonly real: boolean | null;
}

/** @param every ms between two moments; a moment that is missing ends a firing */
export function firingsOf(moments: readonly Moment[], every: number): Firing[] {
  const firings: Firing[] = [];
  for (const { at, fires, real } of moments) {
    if (!fires) continue;
    const last = firings.at(-1);
    if (last && last.to >= at) firings[firings.length - 1] = { ...last, to: at + every, real: either(last.real, real) };
    else firings.push({ from: at, to: at + every, real });
  }
  return firings;
}

/** A firing is real when the thing happened after any of its moments, and false only when that is known of all. */
const either = (a: boolean | null, b: boolean | null): boolean | null => {
  if (a || b) return true;
  return a === null || b === null ? null : false;
};
