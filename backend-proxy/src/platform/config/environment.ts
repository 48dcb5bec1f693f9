// Settings that variables of the environment give; they win over the file.
import { ConfigSchema, ENVIRONMENT, OTHER_VARIABLES } from './config.schema.ts';
import { type Path, schemaOf } from './misfits.ts';
import type { RawSettings } from './settings-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** @param problems takes the variables with our prefix that nobody knows */
export function overlayEnvironment({ values, locate }: RawSettings, env: Environment, problems: string[]): RawSettings {
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
  const wantsNumber = ['integer', 'number'].includes(schemaOf(ConfigSchema, path)?.type ?? '');
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
