// How the errors of several forecasts vary together, from few of them.

/**
 * Covariance around zero (an error's mean is its bias, and counts), each correlation drawn toward 0 by how uncertain all of them are
 * (Schäfer and Strimmer 2005, "A shrinkage approach to large-scale covariance matrix estimation", target D).
 * @param errors one array a forecast, entries of one moment at one place; NaN where unknown: such a moment is left out for the pair
 * @returns row-major, symmetric; a forecast whose errors are all unknown or 0 gets the smallest variance of the others
 */
export function shrunkCovariance(errors: readonly Float64Array[]): Float64Array {
  const n = errors.length;
  const size = errors.map(rootMeanSquare);
  const least = Math.min(...size.filter(s => s > 0));
  const scale = size.map(s => (s > 0 ? s : Number.isFinite(least) ? least : 1));
  const correlation = new Float64Array(n * n);
  let uncertain = 0;
  let strong = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const { mean, variance } = products(errors[i]!, errors[j]!, scale[i]! * scale[j]!);
      correlation[i * n + j] = mean;
      uncertain += variance;
      strong += mean * mean;
    }
  }
  const keep = strong > 0 ? 1 - Math.min(1, uncertain / strong) : 0;
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    covariance[i * n + i] = scale[i]! ** 2;
    for (let j = 0; j < i; j++) {
      covariance[i * n + j] = keep * correlation[i * n + j]! * scale[i]! * scale[j]!;
      covariance[j * n + i] = covariance[i * n + j]!;
    }
  }
  return covariance;
}

function rootMeanSquare(errors: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const e of errors) {
    if (Number.isNaN(e)) continue;
    sum += e * e;
    count++;
  }
  return count === 0 ? 0 : Math.sqrt(sum / count);
}

/** Mean of the products divided by `scale`, and the variance of that mean. */
function products(a: Float64Array, b: Float64Array, scale: number): { mean: number; variance: number } {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let t = 0; t < Math.min(a.length, b.length); t++) {
    const product = (a[t]! * b[t]!) / scale;
    if (Number.isNaN(product)) continue;
    sum += product;
    squares += product * product;
    count++;
  }
  if (count < 2) return { mean: 0, variance: 1 };
  const mean = sum / count;
  return { mean, variance: Math.max(0, squares / count - mean * mean) / (count - 1) };
}
