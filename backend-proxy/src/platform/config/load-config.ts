// Reads foresight.yaml and the environment, and names every wrong key with its line before anything starts.
import { Value } from 'typebox/value';
import { type Config, ConfigSchema } from './config.schema.ts';
import { type Environment, overlayEnvironment } from './environment.ts';
import { type Misfit, misfits, type Path, valueAt } from './misfits.ts';
import { type Locate, readSettingsFile } from './settings-file.ts';

/** All that is wrong with the configuration, one line each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `the configuration has ${problems.length} ${problems.length === 1 ? 'error' : 'errors'}:\n  ${problems.join('\n  ')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export interface ConfigSource {
  /** Where foresight.yaml is looked for, unless FORESIGHT_CONFIG names a file. */
  readonly cwd: string;
  readonly env: Environment;
  /** What later parts of the service know of settings; asked where all fits the schema. */
  readonly checks?: readonly ConfigCheck[];
}

/** Something wrong with a setting that only later parts of the service can know. */
export interface SettingProblem {
  readonly path: Path;
  readonly text: string;
}

/** Says what is wrong with a configuration that fits the schema, each problem with the setting it is about. */
export type ConfigCheck = (config: Config) => readonly SettingProblem[];

export interface LocatedConfig {
  readonly config: Config;
  /** @returns an error that names each setting with its line */
  readonly refusal: (problems: readonly SettingProblem[]) => ConfigError;
}

/**
 * Settings from defaults, then the file, then the environment.
 * @throws {ConfigError} with every problem, each with file and line or the name of the variable
 */
export const loadConfig = (source: ConfigSource): Config => loadLocatedConfig(source).config;

/** The same, for those who find more that is wrong later. @throws {ConfigError} */
export function loadLocatedConfig({ cwd, env, checks = [] }: ConfigSource): LocatedConfig {
  const problems: string[] = [];
  const file = readSettingsFile(cwd, env.FORESIGHT_CONFIG, problems);
  const { values, locate } = overlayEnvironment(file, env, problems);
  const refusal = (found: readonly SettingProblem[]) =>
    new ConfigError(found.map(({ path, text }) => `${locate(path)}: ${path.join('.')}: ${text}`));
  const config = Value.Default(ConfigSchema, values) as Config;
  problems.push(
    ...misfits(ConfigSchema, config).map(misfit => told(misfit, config, locate)),
    ...timeZoneProblems(config, locate),
  );
  if (problems.length === 0) problems.push(...refusal(checks.flatMap(check => check(config))).problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return { config, refusal };
}

function told(misfit: Misfit, values: unknown, locate: Locate): string {
  const { path, keyword, known } = misfit;
  const where = `${locate(path)}: ${path.join('.') || 'the file'}`;
  if (keyword === 'boolean') return `${where} is not a known key; known here: ${known.join(', ')}`;
  return `${where} ${sentence(misfit)}, found ${shown(valueAt(values, path), path)}`;
}

function sentence({ keyword, message, params, schema }: Misfit): string {
  const { allowedValues } = params as { allowedValues?: readonly unknown[] };
  if (keyword === 'pattern' && schema?.form) return schema.form;
  return allowedValues ? `must be one of ${allowedValues.join(', ')}` : message;
}

/** The value as found; secrets are not repeated, nor addresses, which may hold a password. */
function shown(value: unknown, path: Path): string {
  if (['url', 'token', 'api_token'].includes(String(path.at(-1)))) return 'another text';
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function timeZoneProblems(config: Config, locate: Locate): string[] {
  const workspaces = Array.isArray(config.workspaces) ? config.workspaces : [];
  return workspaces.flatMap(({ slug, time_zone }, i) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: time_zone });
      return [];
    } catch {
      const where = locate(['workspaces', i, 'time_zone']);
      return [`${where}: time zone '${time_zone}' of workspace '${slug}' is not an IANA name such as Europe/Berlin`];
    }
  });
}
