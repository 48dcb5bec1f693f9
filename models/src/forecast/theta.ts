// The model `theta`: its forms, weighed by their errors at rolling origins.
import { type ThetaForm, thetaForm } from './methods/index.ts';
import type { ForecastModel } from './model.ts';
import { poolModel, USUAL_CAPABILITY } from './pool/index.ts';
import type { Scale } from './scale.ts';
import { usableSeasons } from './season-kind.ts';

const PLUS: readonly ThetaForm[] = [
  { dynamic: true, season: 'plus' },
  { dynamic: false, season: 'plus' },
];
const TIMES = PLUS.map(form => ({ ...form, season: 'times' }) as const);

/** Weighing the forms loses less than picking the one with the least error in sample. */
export const theta: ForecastModel = poolModel({
  name: 'theta',
  capability: USUAL_CAPABILITY,
  choose: (asked, values) => {
    const seasons = usableSeasons(asked, values.length).slice(0, 2);
    return {
      seasons,
      members: (kept, scale) =>
        formsFor(kept, seasons, scale).map(form => ({ method: thetaForm(form, seasons), scale: 'level' })),
    };
  },
});

/** Without a season both ways of taking it off are the same; a scale that was asked for turns one into the other. */
function formsFor(values: Float64Array, seasons: readonly number[], scale: Scale | null): readonly ThetaForm[] {
  if (seasons.length === 0 || (scale !== null && scale !== 'level')) return PLUS;
  return values.every(v => v > 0) ? [...TIMES, ...PLUS] : PLUS;
}
