// Reads foresight.yaml and the environment, and names every wrong key with its line before anything starts.
import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { Value } from 'typebox/value';
import { isMap, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import { type Config, ConfigSchema, ENVIRONMENT, OTHER_VARIABLES } from './config.schema.ts';

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
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What later parts of the service know of settings; asked where all fits the schema. */
  readonly checks?: readonly ConfigCheck[];
}

/** Says what is wrong with a configuration that fits the schema, each problem with the setting it is about. */
export type ConfigCheck = (config: Config) => readonly { readonly path: Path; readonly text: string }[];

type Path = readonly (string | number)[];
/** Says where a setting came from, e.g. "foresight.yaml:12". */
type Locate = (path: Path) => string;
interface RawSettings {
  readonly values: Record<string, unknown>;
  readonly locate: Locate;
}

/**
 * Settings from defaults, then the file, then the environment.
 * @throws {ConfigError} with every problem, each with file and line or the name of the variable
 */
export function loadConfig({ cwd, env, checks = [] }: ConfigSource): Config {
  const problems: string[] = [];
  const file = readFile(cwd, env.FORESIGHT_CONFIG, problems);
  const { values, locate } = overlayEnvironment(file, env, problems);
  const filled = Value.Default(ConfigSchema, values) as Config;
  problems.push(...schemaProblems(filled, locate), ...timeZoneProblems(filled, locate));
  if (problems.length === 0) {
    const found = checks.flatMap(check => check(filled));
    problems.push(...found.map(({ path, text }) => `${locate(path)}: ${path.join('.')}: ${text}`));
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return filled;
}

function readFile(cwd: string, named: string | undefined, problems: string[]): RawSettings {
  const path = resolve(cwd, named ?? 'foresight.yaml');
  const shown = relative(cwd, path);
  if (!existsSync(path)) {
    if (named !== undefined) problems.push(`FORESIGHT_CONFIG: there is no file ${path}`);
    return { values: {}, locate: () => shown };
  }
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) problems.push(`${shown}:${lines.linePos(error.pos[0]).line}: ${error.message}`);
  const values: unknown = document.errors.length > 0 ? {} : (document.toJS() ?? {});
  if (typeof values !== 'object' || Array.isArray(values) || values === null) {
    problems.push(
      `${shown}:1: expected settings such as 'http:', found ${Array.isArray(values) ? 'a list' : typeof values}`,
    );
    return { values: {}, locate: () => shown };
  }
  const locate: Locate = at => {
    const offset = offsetOf(document.contents, at);
    return offset === undefined ? shown : `${shown}:${lines.linePos(offset).line}`;
  };
  return { values: values as Record<string, unknown>, locate };
}

/** Offset of the deepest node on the way to `path`: the key itself where it is written. */
function offsetOf(root: ParsedNode | null, path: Path): number | undefined {
  let node: Node | null = root;
  let offset: number | undefined;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        item => String((item.key as { value?: unknown }).value ?? item.key) === String(part),
      );
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(part)] as Node | undefined) ?? null;
      offset = node?.range?.[0] ?? offset;
    }
  }
  return offset;
}

function overlayEnvironment(
  { values, locate }: RawSettings,
  env: ConfigSource['env'],
  problems: string[],
): RawSettings {
  const merged = structuredClone(values);
  const fromVariable = new Map<string, string>();
  for (const [name, text] of Object.entries(env)) {
    if (text === undefined || text === '') continue;
    const path = ENVIRONMENT[name];
    if (path) {
      setAt(merged, path, readText(text, path));
      fromVariable.set(path.join('/'), name);
    } else if (name.startsWith('FORESIGHT_') && !(OTHER_VARIABLES as readonly string[]).includes(name)) {
      problems.push(
        `${name}: not a known variable; known: ${Object.keys(ENVIRONMENT).join(', ')}, ${OTHER_VARIABLES.join(', ')}`,
      );
    }
  }
  return { values: merged, locate: path => fromVariable.get(path.join('/')) ?? locate(path) };
}

/** A variable is text; where the setting is a number, one that looks like a number becomes it. */
function readText(text: string, path: Path): string | number {
  const wantsNumber = ['integer', 'number'].includes(schemaAt(path)?.type ?? '');
  return wantsNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function setAt(target: Record<string, unknown>, [key, ...rest]: readonly string[], value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = target[key];
  const next = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
  target[key] = next;
  setAt(next as Record<string, unknown>, rest, value);
}

function schemaProblems(values: unknown, locate: Locate): string[] {
  const problems: string[] = [];
  for (const error of Value.Errors(ConfigSchema, values)) {
    const path = error.instancePath
      .split('/')
      .slice(1)
      .map(part => (/^\d+$/.test(part) ? Number(part) : part));
    const where = `${locate(path)}: ${path.join('.') || 'the file'}`;
    // An unknown key is reported twice, once as "schema is false" at the key itself: that one knows the line.
    if (error.keyword === 'additionalProperties') continue;
    if (error.keyword === 'boolean')
      problems.push(`${where} is not a known key; known here: ${knownKeys(path).join(', ')}`);
    else problems.push(`${where} ${sentence(error, path)}, found ${shown(values, path)}`);
  }
  return problems;
}

function sentence(error: { keyword: string; message: string; params: object }, path: Path): string {
  const { allowedValues } = error.params as { allowedValues?: readonly unknown[] };
  const form = error.keyword === 'pattern' ? schemaAt(path)?.form : undefined;
  if (form) return form;
  return allowedValues ? `must be one of ${allowedValues.join(', ')}` : error.message;
}

/** The value as found; secrets are not repeated, nor addresses, which may hold a password. */
function shown(values: unknown, path: Path): string {
  return ['url', 'token', 'api_token'].includes(String(path.at(-1)))
    ? 'another text'
    : JSON.stringify(valueAt(values, path));
}

function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, part) => (inner as Record<string | number, unknown> | undefined)?.[part], values);
}

interface SchemaNode {
  readonly type?: string;
  /** What a text must look like, where a pattern says too little to a person. */
  readonly form?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

function schemaAt(path: Path): SchemaNode | undefined {
  let node: SchemaNode | undefined = ConfigSchema as SchemaNode;
  for (const part of path) node = typeof part === 'number' ? node?.items : node?.properties?.[part];
  return node;
}

/** The keys that the schema has beside the last part of the path. */
function knownKeys(path: Path): string[] {
  return Object.keys(schemaAt(path.slice(0, -1))?.properties ?? {});
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
