// Damped Holt: a level and a trend that fades.
import type { Smoother } from './adjusted.ts';
import { smooth, tuneDampedTrend } from './damped-trend.ts';

/** Gardner and McKenzie 1985. */
export const dampedHolt: Smoother = {
  name: 'damped trend',
  tune: values => ({ ...tuneDampedTrend(values) }),
  end: (values, { alpha, beta, phi }) => {
    const { level, trend } = smooth(values, { alpha: alpha as number, beta: beta as number, phi: phi as number });
    return { level, trend, phi: phi as number };
  },
};
