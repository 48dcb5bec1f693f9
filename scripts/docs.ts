// npm run docs: writes the parts of docs/ that come from code. `--check` changes nothing and fails on a difference.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from '../backend-proxy/src/api/openapi-document.ts';
import { ConfigSchema, configJsonSchema, ENVIRONMENT } from '../backend-proxy/src/platform/config/index.ts';
import { PROBLEMS } from '../contracts/src/index.ts';
import { stagePicture } from './stage-picture.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

function put(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  if (check) stale.push(path);
  else {
    writeFileSync(path, text);
    console.log(`wrote ${path}`);
  }
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function putBetween(path: string, name: string, text: string): void {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const page = readFileSync(path, 'utf8');
  const [start, end] = [page.indexOf(open), page.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`${path} has no ${open} … ${close}`);
  put(path, `${page.slice(0, start)}${open}\n${text}\n${page.slice(end)}`);
}

type Schema = {
  type?: string;
  default?: unknown;
  description?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
};

function settings(schema: Schema, path: string[] = []): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const here = [...path, key];
    if (inner.properties) return settings(inner, here);
    const variable = Object.entries(ENVIRONMENT).find(([, target]) => target.join('.') === here.join('.'))?.[0];
    const about = inner.description ?? (inner.enum ? `one of ${inner.enum.join(', ')}` : (inner.type ?? ''));
    const normal = inner.default === undefined ? '' : `\`${JSON.stringify(inner.default)}\``;
    return [`| \`${here.join('.')}\` | ${normal} | ${variable ? `\`${variable}\`` : ''} | ${about} |`];
  });
}

const openApi = `${JSON.stringify(await openApiDocument(), null, 2)}\n`;
put('docs/openapi.json', openApi);
put('docs/foresight.schema.json', `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
putBetween('docs/architecture.md', 'stages', `\`\`\`mermaid\n${await stagePicture()}\n\`\`\``);
putBetween(
  'docs/configuration.md',
  'settings',
  ['| setting | default | variable | meaning |', '| --- | --- | --- | --- |', ...settings(ConfigSchema as Schema)].join(
    '\n',
  ),
);
putBetween(
  'docs/errors.md',
  'catalogue',
  [
    '| code | status | title |',
    '| --- | --- | --- |',
    ...Object.entries(PROBLEMS).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`),
  ].join('\n'),
);

if (stale.length > 0) {
  console.error(`out of date: ${stale.join(', ')}. Run: npm run docs`);
  process.exit(1);
}
