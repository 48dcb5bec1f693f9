// The regularised incomplete beta function: the shares under Student's t, F and binomial curves come from it.

/** Lanczos approximation (1964), g = 7, nine terms: relative error below 1e-14. @param x above 0 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const sum = LANCZOS.reduce((total, c, i) => total + c / (z + i + 1), 0.99999999999980993);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/**
 * I_x(a, b), 0 to 1, by its continued fraction (Abramowitz and Stegun 26.5.8), on the side where that converges fast.
 * @param x 0 to 1 @param a above 0 @param b above 0
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) throw new RangeError(`incomplete beta of ${x}, ${a}, ${b} is not defined`);
  if (x === 0 || x === 1) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(front) / a) * fraction(x, a, b);
}

const MOST_TERMS = 500;
const TINY = 1e-300;

/** 1 / (1 + d1 / (1 + d2 / …)), evaluated front to back (Lentz 1976). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 + coefficient(1, x, a, b));
  let value = d;
  for (let i = 2; i <= MOST_TERMS; i++) {
    const term = coefficient(i, x, a, b);
    d = 1 / nonZero(1 + term * d);
    c = nonZero(1 + term / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

function coefficient(i: number, x: number, a: number, b: number): number {
  const m = i >> 1;
  if (i % 2 === 0) return (m * (b - m) * x) / ((a + i - 1) * (a + i));
  return (-(a + m) * (a + b + m) * x) / ((a + i - 1) * (a + i));
}

const nonZero = (v: number): number => (Math.abs(v) < TINY ? TINY : v);
