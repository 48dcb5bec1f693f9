// Saved scenarios.
export {
  changeScenario,
  createScenario,
  listScenarios,
  removeScenario,
  scenarioBySlug,
} from './scenario.repository.ts';
