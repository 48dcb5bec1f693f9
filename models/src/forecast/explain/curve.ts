// Smooth lines through a path of values.

/** Value at a step; the first value of the path is step 1. */
export type Curve = (step: number) => number;

/** From the mean of the first cycle to that of the last: exact for a line with any season of that length on it. */
export function straightLine(values: Float64Array, season: number): Curve {
  const apart = values.length - season;
  const first = mean(values.subarray(0, season));
  const slope = apart === 0 ? 0 : (mean(values.subarray(apart)) - first) / apart;
  return step => first + slope * (step - (season + 1) / 2);
}

/** The parabola of least squares: straight, or slowly bending. */
export function curveThrough(values: Float64Array): Curve {
  const n = values.length;
  const at = (step: number) => (2 * step - n - 1) / n;
  let square = 0;
  for (let i = 1; i <= n; i++) square += at(i) ** 2 / n;
  // Orthogonal on steps that lie evenly around 0 (Gram 1883): each coefficient is a projection of its own.
  const bases = [() => 1, (x: number) => x, (x: number) => x * x - square];
  const weights = bases.map(base => {
    let [inner, norm] = [0, 0];
    values.forEach((v, i) => {
      const b = base(at(i + 1));
      inner += b * v;
      norm += b * b;
    });
    return norm > 0 ? inner / norm : 0;
  });
  return step => bases.reduce((sum, base, k) => sum + weights[k]! * base(at(step)), 0);
}

function mean(values: Float64Array): number {
  return values.reduce((sum, v) => sum + v / values.length, 0);
}
