// Configuration: defaults, foresight.yaml, environment, in this order; checked as a whole before anything starts.
export { type Config, ConfigSchema, ENVIRONMENT } from './config.schema.ts';
export { configJsonSchema } from './json-schema.ts';
export {
  type ConfigCheck,
  ConfigError,
  type LocatedConfig,
  loadConfig,
  loadLocatedConfig,
  type SettingProblem,
} from './load-config.ts';
