// Adjustments as arithmetic: at each time a factor and an offset, whatever their number. The service and the panel both
// count with it, so that a scenario looks the same before and after it is saved.
import type { WhatIfAdjustment } from './whatif.schema.ts';

/** A value v becomes factor × v + offset. */
export interface Change {
  readonly factor: number;
  readonly offset: number;
}

/** Of a band: each end in its units, one entry a step. */
export interface BandColumns {
  readonly level: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Whether an adjustment is about this series. */
export const concerns = (
  { metric, labels = {} }: WhatIfAdjustment,
  series: { readonly metric: string; readonly labels: Readonly<Record<string, string>> },
): boolean =>
  metric === series.metric && Object.entries(labels).every(([name, value]) => series.labels[name] === value);

/** Adjustments act in the order given: a percentage after an addition covers the addition, too. @param at epoch ms */
export function changeAt(adjustments: readonly WhatIfAdjustment[], at: number): Change {
  let [factor, offset] = [1, 0];
  for (const { kind, value, from, to } of adjustments) {
    if ((from !== undefined && at < Date.parse(from)) || (to !== undefined && at >= Date.parse(to))) continue;
    const times = kind === 'percent' ? 1 + value / 100 : 1;
    factor *= times;
    offset = kind === 'percent' ? offset * times : offset + value;
  }
  return { factor, offset };
}

/** At each of the times, epoch ms. */
export const changesAt = (adjustments: readonly WhatIfAdjustment[], time: Float64Array): Change[] =>
  Array.from(time, at => changeAt(adjustments, at));

export const changed = (values: Float64Array, changes: readonly Change[]): Float64Array =>
  values.map((value, i) => value * changes[i]!.factor + changes[i]!.offset);

/** A quantile of the scenario is the changed quantile of the base; a factor below zero turns the band over. */
export function changedBand({ level, lower, upper }: BandColumns, changes: readonly Change[]): BandColumns {
  const [a, b] = [changed(lower, changes), changed(upper, changes)];
  return {
    level,
    lower: a.map((value, i) => Math.min(value, b[i]!)),
    upper: a.map((value, i) => Math.max(value, b[i]!)),
  };
}
