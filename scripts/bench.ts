// npm run bench -- NAME: measures one thing beside its baseline, in one run. Without a name: lists what there is.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = join(import.meta.dirname, '..', 'backend-proxy', 'bench');
const names = readdirSync(folder)
  .filter(file => file.endsWith('.bench.ts'))
  .map(file => file.slice(0, -'.bench.ts'.length));
const [name, ...args] = process.argv.slice(2);

if (!name || !names.includes(name)) {
  console.error(`${name ? `There is no bench '${name}'. ` : ''}Benches: ${names.join(', ')}`);
  process.exit(name ? 2 : 0);
}
const { default: run } = (await import(pathToFileURL(join(folder, `${name}.bench.ts`)).href)) as {
  default: (args: readonly string[]) => Promise<void>;
};
await run(args);
