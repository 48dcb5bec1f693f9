// The texts are held to the code: links lead somewhere, commands exist, every stage says what belongs there.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(path => path && existsSync(join(root, path)));
const pages = tracked.filter(path => path.endsWith('.md'));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('documentation', () => {
  it('finds pages to check', () => {
    expect(pages).toContain('README.md');
    expect(pages.length).toBeGreaterThan(15);
  });

  it.each(pages)('%s links only to what exists', page => {
    const targets = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(match => match[1]!);
    const local = targets.filter(target => !/^[a-z]+:/.test(target));
    const broken = local.filter(target => !existsSync(join(root, dirname(page), target)));
    expect(broken).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap(page =>
      [...read(page).matchAll(/npm run (?:-s )?([a-z\d-]+)/g)].map(match => match[1]!),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(name => !(name in scripts))).toEqual([]);
  });

  it('says in every stage what belongs there', () => {
    const stages = new Set(tracked.map(path => /^backend-proxy\/src\/([^/]+)\//.exec(path)?.[1]).filter(Boolean));
    expect(stages.size).toBeGreaterThan(8);
    expect([...stages].filter(stage => !existsSync(join(root, 'backend-proxy/src', stage!, 'README.md')))).toEqual([]);
    const known = JSON.parse(read('scripts/stages.json')) as string[];
    expect([...stages].sort()).toEqual([...known].sort());
  });

  it('numbers decisions without gaps', () => {
    const numbers = pages
      .map(page => /^docs\/adr\/(\d{4})-/.exec(page)?.[1])
      .filter(Boolean)
      .map(Number)
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });
});

describe('what is committed', () => {
  it('names no address of a package registry in the lock file', () => {
    expect(read('package-lock.json').match(/"resolved": "https?:/g)).toBeNull();
  });

  it('keeps files small enough to read', () => {
    const long = tracked.filter(path => /\.(ts|mjs|cjs)$/.test(path) && read(path).split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
