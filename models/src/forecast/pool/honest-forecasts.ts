// What the pool would have said at each past origin, had that origin had no say in the weights.
import type { Validation } from '../bands/index.ts';
import type { SeasonKind } from '../season-kind.ts';
import { combine, weightsFromErrors } from './combine.ts';
import { typicalError } from './try-out.ts';

/**
 * The members' forecasts combined, each origin by weights from the errors at all others: errors that helped to choose the weights
 * are too small, and bands made of them too narrow (jackknife+: Barber, Candès, Ramdas, Tibshirani 2021).
 * @param validations by member and origin; null where a member has no forecast
 * @param errors by member and origin
 */
export function honestForecasts(
  validations: readonly (readonly (Validation | null)[])[],
  errors: readonly (readonly number[])[],
  kind: SeasonKind,
  medianShare: number,
): Validation[] {
  const origins = validations[0]!.length;
  const out: Validation[] = [];
  for (let j = 0; j < origins; j++) {
    const elsewhere = errors.map(own => typicalError(own.filter((_, other) => other !== j)));
    const weights = weightsFromErrors(elsewhere, kind);
    const present = validations.flatMap((own, k) => {
      const made = own[j] ?? null;
      return made === null ? [] : [{ ...made, weight: weights[k]! }];
    });
    if (present.length === 0) continue;
    const total = present.reduce((sum, p) => sum + p.weight, 0);
    const forecast = combine(
      present.map(p => p.forecast),
      present.map(p => p.weight / total),
      medianShare,
    );
    out.push({ origin: present[0]!.origin, forecast });
  }
  return out;
}
