// Files over HTTP: the plugins, the page's bundle, and Grafana's icons.
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { notFound } from './http-error.ts';

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer | string;
  /** The name holds a hash of the content. */
  readonly immutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** @throws {HttpError} 404 for what is not inside the folder */
export async function fileIn(folder: string, path: string): Promise<StaticFile> {
  const file = resolve(join(folder, path));
  if (!file.startsWith(resolve(folder) + sep)) throw notFound();
  try {
    const body = await readFile(file);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    return { type, body, immutable: /[-.][0-9A-Za-z]{8,}\.\w+$/.test(path) };
  } catch {
    throw notFound(`no file ${path}`);
  }
}
