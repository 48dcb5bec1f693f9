// The sliders' adjustments among those of a scenario: a percentage of a whole metric. Others act, too, and stay as they are.
import type { WhatIfAdjustment } from '@foresight/contracts';

const isSlider = ({ labels, kind, to }: WhatIfAdjustment): boolean =>
  kind === 'percent' && to === undefined && Object.keys(labels ?? {}).length === 0;

/** Percent that the slider of a metric stands at. */
export const percentOf = (adjustments: readonly WhatIfAdjustment[], metric: string): number =>
  adjustments.find(one => one.metric === metric && isSlider(one))?.value ?? 0;

/** How many act that no slider shows. */
export const othersIn = (adjustments: readonly WhatIfAdjustment[]): number =>
  adjustments.filter(one => !isSlider(one)).length;

/** When the sliders begin to act: ISO time, undefined: at once. */
export const startOf = (adjustments: readonly WhatIfAdjustment[]): string | undefined =>
  adjustments.find(isSlider)?.from;

/** With the slider of a metric at so many percent; at 0 it is none. */
export function withPercent(
  adjustments: readonly WhatIfAdjustment[],
  metric: string,
  value: number,
  from: string | undefined,
): WhatIfAdjustment[] {
  const rest = adjustments.filter(one => one.metric !== metric || !isSlider(one));
  return value === 0 ? rest : [...rest, { metric, kind: 'percent', value, ...(from ? { from } : {}) }];
}

/** With the sliders acting from then on. */
export const withStart = (adjustments: readonly WhatIfAdjustment[], from: string | undefined): WhatIfAdjustment[] =>
  adjustments.map(one => {
    if (!isSlider(one)) return one;
    const { from: _, ...rest } = one;
    return from ? { ...rest, from } : rest;
  });
