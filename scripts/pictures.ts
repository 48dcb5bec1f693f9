// npm run pictures: browser tests take their pictures, and those that the docs show are put into docs/images.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const taken = join(root, 'coverage', 'pictures');
const images = join(root, 'docs', 'images');

const tests = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'browser'], {
  cwd: root,
  stdio: 'inherit',
});
if (tests.status !== 0) process.exit(tests.status ?? 1);

const pages = ['README.md', ...readdirSync(join(root, 'docs')).map(name => join('docs', name))].filter(name =>
  name.endsWith('.md'),
);
const shown = new Set(
  pages.flatMap(page =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/images\/([\w-]+\.png)/g)].map(([, name]) => name!),
  ),
);
mkdirSync(images, { recursive: true });
for (const name of shown) {
  if (!existsSync(join(taken, name))) {
    console.error(`no test takes the picture ${name}, which the docs show`);
    process.exitCode = 1;
  } else copyFileSync(join(taken, name), join(images, name));
}
console.log(`${shown.size} pictures in docs/images`);
