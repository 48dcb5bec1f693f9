// One-step errors as if all values and errors had been zero before the first one: cheap for long series and seasons.
import type { Innovations } from './innovations.ts';
import type { Arma } from './orders.ts';

/** Box and Jenkins 1970, section 7.1.2. The arguments and the result are those of `innovations`. */
export function conditionalErrors(arma: Arma, columns: readonly Float64Array[]): Innovations {
  const ar = terms(arma.ar);
  const ma = terms(arma.ma);
  const pad = Math.max(arma.ar.length, arma.ma.length);
  const padded = columns.map(column => {
    const values = new Float64Array(pad + column.length);
    values.set(column, pad);
    return values;
  });
  const errors = padded.map(values => recursion(values, pad, ar, ma));
  return {
    errors: errors.map(e => e.subarray(pad)),
    logVariance: 0,
    ahead: () => padded.map((values, c) => aheadOf(arma, values, errors[c]!)),
  };
}

interface Terms {
  readonly lags: Int32Array;
  readonly weights: Float64Array;
}

/** Those that are not 0: seasonal polynomials have many gaps. */
function terms(coefficients: Float64Array): Terms {
  const lags: number[] = [];
  for (let i = 0; i < coefficients.length; i++) if (coefficients[i] !== 0) lags.push(i + 1);
  return { lags: Int32Array.from(lags), weights: Float64Array.from(lags, lag => coefficients[lag - 1]!) };
}

function recursion(values: Float64Array, from: number, ar: Terms, ma: Terms): Float64Array {
  const errors = new Float64Array(values.length);
  const left = ar.lags.length;
  const right = ma.lags.length;
  for (let t = from; t < values.length; t++) {
    let error = values[t]!;
    for (let i = 0; i < left; i++) error -= ar.weights[i]! * values[t - ar.lags[i]!]!;
    for (let j = 0; j < right; j++) error -= ma.weights[j]! * errors[t - ma.lags[j]!]!;
    errors[t] = error;
  }
  return errors;
}

/** What the values and errors so far say about each of the next steps. */
function aheadOf({ ar, ma }: Arma, values: Float64Array, errors: Float64Array): Float64Array {
  const end = values.length;
  const out = new Float64Array(Math.max(ar.length, ma.length + 1));
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = i; j < ar.length; j++) sum += ar[j]! * values[end + i - j - 1]!;
    for (let j = i; j < ma.length; j++) sum += ma[j]! * errors[end + i - j - 1]!;
    out[i] = sum;
  }
  return out;
}
