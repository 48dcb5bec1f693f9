// The form a series gets.
import { countParameters, FORMS, type Form } from './form.ts';
import { errorAhead } from './look-back.ts';
import { type Found, search } from './search.ts';
import { startOf } from './start.ts';

/** A form whose error over a cycle ahead is above the least by this factor is passed over. */
const TOO_FAR = 1.1;

/** @param cycle 1 for no season @param positive whether errors and seasons may be in proportion to the level */
export function choose(values: Float64Array, cycle: number, positive: boolean): Found {
  const seasonal = cycle > 1 && values.length > 2 * cycle;
  const forms = FORMS.filter(({ error, season }) => {
    return (seasonal || season === 'N') && (positive || (error === 'A' && season !== 'M'));
  });
  const found = forms.map(form => search(values, form, startOf(values, form, cycle)));
  const criteria = new Map(found.map(f => [f, aicc(f, values.length, cycle)]));
  const better = (best: Found, f: Found) => (criteria.get(f)! < criteria.get(best)! ? f : best);
  const kinds = Map.groupBy(found, f => kindOf(f.form));
  const bestOfEach = [...kinds.values()].map(alike => alike.reduce(better));
  const usable = bestOfEach.filter(f => Number.isFinite(criteria.get(f)));
  return usable.length === 0 ? found[0]! : withinReach(values, usable, cycle).reduce(better);
}

/** Akaike's criterion corrected for few values (Hurvich and Tsai 1989); infinite where they are too few for the form. */
function aicc({ form, deviance }: Found, count: number, cycle: number): number {
  const parameters = countParameters(form, cycle);
  const left = count - parameters - 1;
  return left > 0 ? deviance + 2 * parameters * (1 + (parameters + 1) / left) : Number.POSITIVE_INFINITY;
}

function kindOf({ trend, season }: Form): string {
  return `${trend},${season}`;
}

function withinReach(values: Float64Array, found: readonly Found[], cycle: number): Found[] {
  const errors = found.map(f => errorAhead(values, f, cycle));
  const limit = TOO_FAR * Math.min(...errors);
  return found.filter((_, k) => !(errors[k]! > limit));
}
