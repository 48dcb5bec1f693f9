// Forecasts in the store: artefacts, model versions and the ledger.
export { type ArtifactName, readArtifacts } from './artifact.read-model.ts';
export { type ForecastFilter, type ModelRow, readForecasts, readModels } from './forecast.read-model.ts';
export { type IssuedBy, type NewForecast, saveForecast, versionOf } from './forecast.repository.ts';
export { type Origins, readLineage } from './lineage.read-model.ts';
export { firstIssued, type MomentFilter, readMoments } from './moments.read-model.ts';
export { type PastForecast, readPastForecasts } from './past-forecasts.read-model.ts';
export { countSaidThen, readSaidThen, type SaidThen } from './replay.read-model.ts';
export { type Forgotten, forgetForecasts } from './retention.ts';
export { seasonsOf } from './seasons.read-model.ts';
export { countSeries, readSeriesStates, type SeriesState } from './series-state.read-model.ts';
export { type Issued, readIssued, readServing, type Serving } from './serving.read-model.ts';
