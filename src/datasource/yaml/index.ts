// Queries as code.
export { queryYaml } from './query-yaml.ts';
