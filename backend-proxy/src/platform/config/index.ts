// Configuration: defaults, foresight.yaml, environment, in this order; checked as a whole before anything starts.
export { type Config, ConfigSchema, ENVIRONMENT } from './config.schema.ts';
export { type ConfigCheck, ConfigError, loadConfig } from './load-config.ts';
