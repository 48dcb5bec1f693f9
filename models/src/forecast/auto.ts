// The model `auto`: a few methods that see the series differently, weighed by their errors at rolling origins of it.
import { autoNeeds } from '../series/season-needs.ts';
import { chooseAuto } from './auto/choose.ts';
import type { ForecastModel } from './model.ts';
import { poolModel, USUAL_CAPABILITY } from './pool/index.ts';

/** Combining by past error beats picking one method (Bates and Granger 1969; Makridakis et al. 2020 on M4). */
export const auto: ForecastModel = poolModel({
  name: 'auto',
  capability: USUAL_CAPABILITY,
  choose: chooseAuto,
  needs: autoNeeds,
});
