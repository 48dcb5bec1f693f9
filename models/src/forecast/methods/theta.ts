// Theta: exponential smoothing with half of the slope of the straight line through all values.
import type { Smoother } from './adjusted.ts';
import { bestAlpha, smoothed } from './ses.ts';

/** Assimakopoulos and Nikolopoulos 2000, as smoothing with drift (Hyndman and Billah 2003). */
export const theta: Smoother = {
  name: 'theta',
  tune: values => ({ alpha: bestAlpha(values) }),
  end: (values, tuning) => {
    const alpha = tuning.alpha as number;
    const drift = 0.5 * slope(values);
    const seen = (1 - (1 - alpha) ** values.length) / alpha;
    return { level: smoothed(values, alpha).level + drift * (seen - 1), trend: drift, phi: 1 };
  },
};

/** Of the least-squares line through the values. */
function slope(values: Float64Array): number {
  const centre = (values.length - 1) / 2;
  let sxy = 0;
  let sxx = 0;
  for (let t = 0; t < values.length; t++) {
    sxy += (t - centre) * values[t]!;
    sxx += (t - centre) ** 2;
  }
  return sxx > 0 ? sxy / sxx : 0;
}
