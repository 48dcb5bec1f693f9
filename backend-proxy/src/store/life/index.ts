// The life of models: champions, challengers, what was measured of both, and what was decided.
export {
  type Challenger,
  challengerBySlug,
  createChallenger,
  endChallenger,
  listChallengers,
  type NewChallenger,
  openChallengers,
  removeChallenger,
  setAutoPromote,
} from './challenger.repository.ts';
export {
  type Champion,
  championById,
  currentChampion,
  ensureChampion,
  listChampions,
  newestRecipe,
  replaceChampion,
  servedQuestions,
} from './champion.repository.ts';
export { addModelEvent, modelEvents, type NewModelEvent } from './event.repository.ts';
export { insertMoment, type MeasuredMoment, type PastMoment, readMeasured } from './moment.repository.ts';
export { openPairs, type PairedForecast, type RunPair, readPair } from './pair.read-model.ts';
