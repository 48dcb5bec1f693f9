// foresight.yaml as values, and where in it each of them stands.
import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { isMap, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { Path } from './misfits.ts';

/** Says where a setting came from, e.g. "foresight.yaml:12". */
export type Locate = (path: Path) => string;

export interface RawSettings {
  readonly values: Record<string, unknown>;
  readonly locate: Locate;
}

/** @param named by FORESIGHT_CONFIG: must be there @param problems takes what is wrong with the file */
export function readSettingsFile(cwd: string, named: string | undefined, problems: string[]): RawSettings {
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
