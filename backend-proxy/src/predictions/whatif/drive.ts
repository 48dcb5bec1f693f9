// A scenario reaches a series through its regressors: what is to come of another series is changed, what was is not.
import { changed, changesAt, type WhatIfAdjustment } from '@foresight/contracts';
import type { RegressorPoints } from '../../features/forecast/index.ts';

type Column = RegressorPoints['points'];

/** @param origin epoch ms of the last value of the series that is forecast */
export function driven(
  regressor: RegressorPoints,
  adjustments: readonly WhatIfAdjustment[],
  origin: number,
): RegressorPoints {
  const future = ({ ts, value }: Column): Column => {
    const first = ts.findIndex(at => at > origin);
    if (first < 0) return { ts, value };
    const moved = value.slice();
    moved.set(changed(value.subarray(first), changesAt(adjustments, ts.subarray(first))), first);
    return { ts, value: moved };
  };
  const { points, forecast } = regressor;
  return { ...regressor, points: future(points), ...(forecast ? { forecast: future(forecast) } : {}) };
}
