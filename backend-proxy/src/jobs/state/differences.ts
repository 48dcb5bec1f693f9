// In which members two documents differ.
import { isDeepStrictEqual } from 'node:util';
import type { StateDifference } from '@foresight/contracts';

/** Objects are compared member by member, lists as a whole. */
export function differences(from: unknown, to: unknown, path = ''): StateDifference[] {
  if (isDeepStrictEqual(from, to)) return [];
  if (!isObject(from) || !isObject(to)) return [{ path, from: from ?? null, to: to ?? null }];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap(name => differences(from[name], to[name], path === '' ? name : `${path}.${name}`));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
